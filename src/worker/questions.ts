import type { EditedRun } from './edited-run';
import type { FromWorker } from './protocol';
import type { MakeSagaTeller, SagaTeller } from './sagas/saga-teller';
import type { RequestMessage, SagaMessage } from './session-messages';
import type { SessionHost } from './session-view';
import type { MakeTeller, Teller } from './tracing/teller';

/** What a session was asked about requests, changes and sagas, until it stands where it can answer. */
export class Questions {
  private teller: Teller | null = null;
  private sagaTeller: SagaTeller | null = null;
  private asked: (() => FromWorker)[] = [];

  constructor(
    private readonly run: EditedRun,
    private readonly host: SessionHost,
  ) {}

  ask(makeTeller: MakeTeller, message: RequestMessage): void {
    const teller = (this.teller ??= makeTeller(this.run));
    this.asked.push(() => teller.answer(message));
  }

  askOfSagas(makeTeller: MakeSagaTeller, message: SagaMessage): void {
    const teller = (this.sagaTeller ??= makeTeller(this.run));
    this.asked.push(() => teller.answer(message));
  }

  /** Answers at the present moment. */
  answer(): void {
    for (const answer of this.asked.splice(0)) this.host.say(answer());
  }
}

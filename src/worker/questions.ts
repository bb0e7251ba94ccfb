import type { EditedRun } from './edited-run';
import type { FromWorker } from './protocol';
import type { MakeDataTeller, DataTeller } from './data/data-teller';
import type { RequestMessage, DataMessage } from './session-messages';
import type { SessionHost } from './session-view';
import type { MakeTeller, Teller } from './tracing/teller';

/** What a session was asked about requests, changes and sagas, until it stands where it can answer. */
export class Questions {
  private teller: Teller | null = null;
  private dataTeller: DataTeller | null = null;
  private asked: (() => FromWorker)[] = [];

  constructor(
    private readonly run: EditedRun,
    private readonly host: SessionHost,
  ) {}

  ask(makeTeller: MakeTeller, message: RequestMessage): void {
    const teller = (this.teller ??= makeTeller(this.run));
    this.asked.push(() => teller.answer(message));
  }

  askOfData(makeTeller: MakeDataTeller, message: DataMessage): void {
    const teller = (this.dataTeller ??= makeTeller(this.run));
    this.asked.push(() => teller.answer(message));
  }

  /** Answers at the present moment. */
  answer(): void {
    for (const answer of this.asked.splice(0)) this.host.say(answer());
  }
}

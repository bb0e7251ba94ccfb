import type { EditedRun } from './edited-run';
import type { TellingMessage } from './session-messages';
import type { SessionHost } from './session-view';
import type { MakeTeller, Teller } from './tracing/teller';

/** What a session was asked about requests and changes, until it stands where it can answer. */
export class Questions {
  private teller: Teller | null = null;
  private asked: TellingMessage[] = [];

  constructor(
    private readonly run: EditedRun,
    private readonly host: SessionHost,
  ) {}

  ask(makeTeller: MakeTeller, message: TellingMessage): void {
    this.teller ??= makeTeller(this.run);
    this.asked.push(message);
  }

  /** Answers at the present moment. */
  answer(): void {
    if (this.teller === null) return;
    for (const message of this.asked.splice(0)) this.host.say(this.teller.answer(message));
  }
}

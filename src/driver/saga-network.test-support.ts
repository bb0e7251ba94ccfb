import { ERROR, INVALID } from '../base/outcome';
import type { SagaDefinition } from '../patterns/saga/definition';
import { SILENCE, type Participants } from '../patterns/saga/participants.test-support';
import { ManualClock, settle } from './manual-clock.test-support';
import { saga, type Saga } from './saga';
import type { SagaContext } from './saga-context';
import { Refusal } from './saga-errors';
import type { SagaStepSettings } from './saga-options';
import type { SagaStore } from './saga-saving';

interface Message {
  readonly at: number;
  readonly deliver: () => void;
}

/** The number by which participants know the saga; they are asked about one only. */
const SAGA = 5;

/** Functions that ask participants over a network on which each message takes as long as the test says. */
export class SagaNetwork {
  readonly clock = new ManualClock();
  /** Step, direction and attempt of each call. */
  readonly calls: (readonly [step: number, direction: number, attempt: number])[] = [];
  private messages: Message[] = [];

  constructor(
    private readonly participants: Participants,
    private readonly delayMs: number,
  ) {}

  sagaOf({ settings, steps }: SagaDefinition, store: SagaStore): Saga<string> {
    return saga<string>({
      settings,
      store,
      clock: this.clock,
      steps: steps.map((step, place) => ({
        id: step.id,
        action: this.work(place, 0),
        compensation: step.settings.compensation === 'undo' ? this.work(place, 1) : undefined,
        settings: settingsOf(step),
      })),
    });
  }

  /** Time passes until `isOver`, or until nothing is left that could happen. */
  async runUntil(isOver: () => boolean, atMostMs = 5000): Promise<void> {
    await settle();
    for (let ms = 0; ms < atMostMs && !isOver(); ms += 1) {
      if (this.messages.length === 0 && this.clock.timersLeft === 0) return;
      // Of what happens at the same instant messages come first, as they do in the host that this is compared with.
      this.clock.jump(1);
      await this.deliver();
      await this.clock.pass(0);
    }
  }

  private async deliver(): Promise<void> {
    const now = this.clock.now();
    for (;;) {
      const message = this.messages.find(({ at }) => at <= now);
      if (message === undefined) return;
      this.messages = this.messages.filter((other) => other !== message);
      message.deliver();
      await settle();
    }
  }

  private work(step: number, direction: number): (context: SagaContext<string>) => Promise<void> {
    return async ({ attempt }) => {
      this.calls.push([step, direction, attempt]);
      await this.delay();
      const outcome = this.participants.ask(SAGA, step, direction);
      if (outcome === SILENCE) return new Promise<void>(() => {});
      await this.delay();
      if (outcome === INVALID) throw new Refusal('refused');
      if (outcome === ERROR) throw new Error('failed');
    };
  }

  private delay(): Promise<void> {
    return new Promise<void>((deliver) => {
      this.messages.push({ at: this.clock.now() + this.delayMs, deliver });
    });
  }
}

function settingsOf({ settings }: SagaDefinition['steps'][number]): SagaStepSettings {
  const { compensation: _, ...others } = settings;
  return others;
}

import { defaultsOf } from '../../base/check-settings';
import { ERROR, INVALID, OK, type Outcome } from '../../base/outcome';
import { NEVER, NS_PER_MS, type Time } from '../../base/time';
import { isUnderWay } from './acts';
import {
  ACTION,
  COMPENSATION,
  ENTRIES,
  NOT_BEGUN,
  NO_PAYLOAD,
  SAGA_STATUSES,
  SAVE,
  SEND,
  WAITING,
} from './catalogue';
import type { SagaDefinition, SagaStep } from './definition';
import * as engine from './engine';
import { attemptAt, codeAt, createOutbox, detailAt, directionAt, emptyOutbox, stepAt } from './outbox';
import { fields, type SagaSettings } from './settings';
import { stepFields, type StepSettings } from './step-settings';
import { entryText } from './words';

/** An answer that a step was not done, and may be tried again. */
export const FAILS: Outcome = ERROR;
/** An answer that a step is not going to be done. */
export const REFUSES: Outcome = INVALID;

/** Waits of 100 ms, 200 ms, … without jitter, and time limits of a second, unless something else is asked for. */
export function step(id: string, changed: Partial<StepSettings> = {}): SagaStep {
  const settings = {
    ...defaultsOf(stepFields),
    timeoutMs: 1000,
    undoTimeoutMs: 1000,
    undoAttempts: 2,
    firstWaitMs: 100,
    jitter: 'none' as const,
    ...changed,
  };
  return { id, name: id.toUpperCase(), settings };
}

export function saga(steps: readonly SagaStep[], changed: Partial<SagaSettings> = {}): SagaDefinition {
  return { settings: { ...defaultsOf(fields), ...changed }, steps };
}

/** `a` for an action, `-a` for what undoes it. */
interface Act {
  readonly step: number;
  readonly direction: number;
}

/** One saga, told what happens in words. Its sends are kept as `a`, or `a#2` for a second attempt. */
export class SagaRun {
  readonly config: engine.SagaConfig;
  state: engine.SagaState;
  readonly out = createOutbox();
  now: Time = 0;
  /** Ids of entries and words of the log, since the beginning. */
  readonly entries: string[] = [];
  readonly log: string[] = [];
  private sends: string[] = [];

  constructor(
    readonly definition: SagaDefinition,
    luck = 1,
  ) {
    this.config = engine.configure(definition);
    this.state = engine.init(this.config, 0);
    engine.begin(this.config, this.state, 0, this.out, 12, 34, luck);
    this.read();
  }

  get status(): string {
    return this.state.status === NOT_BEGUN ? 'not begun' : SAGA_STATUSES[this.state.status];
  }

  get deadlineMs(): number {
    const due = engine.nextDeadline(this.config, this.state);
    return due === NEVER ? Infinity : due / NS_PER_MS;
  }

  /** What was sent since this was asked last. */
  sent(): string {
    return this.sends.splice(0).join(' ');
  }

  /** Goes to an instant, in milliseconds, by all deadlines on the way. */
  at(ms: number): this {
    const until = ms * NS_PER_MS;
    while (engine.nextDeadline(this.config, this.state) <= until) this.next();
    this.now = until;
    return this;
  }

  /** Goes to the next instant at which something is due. */
  next(): this {
    this.now = engine.nextDeadline(this.config, this.state);
    engine.advance(this.config, this.state, this.now, this.out);
    this.read();
    return this;
  }

  /** The newest attempts of these acts, one after the other, are answered. */
  ok(acts: string): this {
    for (const act of acts.split(' ')) this.reply(act, OK);
    return this;
  }

  reply(act: string, outcome: Outcome, attempt = this.attemptsOf(act), result = NO_PAYLOAD): number {
    const { step: place, direction } = this.actOf(act);
    const { config, state, now, out } = this;
    const verdict = engine.replied(config, state, now, out, place, direction, attempt, outcome, result);
    this.read();
    return verdict;
  }

  /** Every attempt of an act that is made ends so, until none is made any more. */
  always(act: string, outcome: Outcome): this {
    while (isUnderWay(this.phaseOf(act))) {
      this.reply(act, outcome);
      while (this.phaseOf(act) === WAITING) this.next();
    }
    return this;
  }

  records(acts: string): this {
    for (const act of acts.split(' ')) {
      const { step: place, direction } = this.actOf(act);
      engine.sent(this.config, this.state, this.now, this.out, place, direction, this.attemptsOf(act));
      this.read();
    }
    return this;
  }

  cancels(): boolean {
    const could = engine.cancel(this.config, this.state, this.now, this.out);
    this.read();
    return could;
  }

  operator(act: string, said: number, result = NO_PAYLOAD): boolean {
    const { step: place, direction } = this.actOf(act);
    const { config, state, now, out } = this;
    const heeded = engine.operatorSays(config, state, now, out, place, direction, said, result);
    this.read();
    return heeded;
  }

  /** Loses everything that is not in `saved`, and goes on with that. */
  resumes(saved: engine.SagaState): this {
    engine.copySaga(saved, this.state);
    engine.resumed(this.config, this.state, this.now, this.out);
    this.read();
    return this;
  }

  saved(): engine.SagaState {
    const copy = engine.init(this.config, 0);
    engine.copySaga(this.state, copy);
    return copy;
  }

  phaseOf(act: string): number {
    return this.state.phases[this.placeOf(act)];
  }

  attemptsOf(act: string): number {
    return this.state.attempts[this.placeOf(act)];
  }

  private placeOf(act: string): number {
    const { step: place, direction } = this.actOf(act);
    return direction * this.config.steps + place;
  }

  private actOf(act: string): Act {
    const id = act.replace(/^-/, '');
    const place = this.definition.steps.findIndex((one) => one.id === id);
    if (place === -1) throw new Error(`there is no step ${id}`);
    return { step: place, direction: act.startsWith('-') ? COMPENSATION : ACTION };
  }

  private read(): void {
    const { out, config } = this;
    for (let entry = 0; entry < out.length; entry += 1) {
      const code = codeAt(out, entry);
      const [place, direction, attempt] = [
        stepAt(out, entry),
        directionAt(out, entry),
        attemptAt(out, entry),
      ];
      this.entries.push(ENTRIES[code].id);
      if (code !== SAVE)
        this.log.push(entryText(config, code, place, direction, attempt, detailAt(out, entry)));
      if (code !== SEND) continue;
      const act = `${direction === COMPENSATION ? '-' : ''}${config.stepIds[place]}`;
      this.sends.push(attempt === 1 ? act : `${act}#${attempt}`);
    }
    emptyOutbox(out);
  }
}

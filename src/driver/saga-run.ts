import { ensure } from '../base/assert';
import { NO_ANSWER, type Outcome } from '../base/outcome';
import { NEVER, type Time } from '../base/time';
import { isUnderWay } from '../patterns/saga/acts';
import {
  ACTION,
  ACT_DONE,
  BY_DEADLINE,
  COMPENSATION,
  DONE,
  NO_PAYLOAD,
  SAVE,
  SEND,
  SENT,
  TAKEN,
  TO_SEND,
  isFinal,
} from '../patterns/saga/catalogue';
import { actOf, directionOf, stepOf } from '../patterns/saga/config';
import * as engine from '../patterns/saga/engine';
import { attemptAt, codeAt, createOutbox, directionAt, emptyOutbox, stepAt } from '../patterns/saga/outbox';
import type { Alarm, Sleeper } from './alarm';
import { endOf, judgeEnd } from './callee-ends';
import { CancelledError, TimeoutError } from './errors';
import { SagaContext } from './saga-context';
import type { SagaEnd } from './saga-end';
import { SagaInterruptedError } from './saga-errors';
import { directionName, eventsOf } from './saga-events';
import type { SagaParts } from './saga-parts';
import { endOfSaga } from './saga-result';
import { savedHead, savedState, stateFrom, type SavedSaga } from './saga-saving';

interface Sending {
  readonly act: number;
  readonly attempt: number;
}

interface Attempt<Input> {
  readonly context: SagaContext<Input>;
  /** Its place among those of its act. */
  readonly number: number;
  /** When it is given up, or NEVER. */
  due: Time;
}

/**
 * One saga that is carried out: the host of its engine. It does what the outbox asks for in that order, so nothing is
 * called before the state is saved that says so. Values ride beside the numbers that the engine deals in.
 */
export class SagaRun<Input> implements Sleeper {
  isListed = false;
  state: engine.SagaState;
  /** By the place of the step. */
  readonly results: unknown[] = [];
  /** By act, what the last attempt ended with that was not done. */
  readonly causes = new Map<number, unknown>();
  readonly undone: string[] = [];
  readonly end: Promise<SagaEnd>;
  private settleEnd: (end: SagaEnd) => void = () => {};
  private failEnd: (error: unknown) => void = () => {};
  private readonly out = createOutbox();
  private readonly attempts = new Map<number, Attempt<Input>>();
  private sends: Sending[] = [];
  private wantsSave = false;
  private isAtWork = false;
  /** Nothing is done any more: the saga has ended, or stands still. */
  private isOver = false;
  private waits = false;
  /** What it was cancelled with, if it was. */
  reasonOfCancel: unknown = undefined;

  constructor(
    readonly parts: SagaParts<Input>,
    readonly alarm: Alarm,
    readonly id: string,
    readonly input: Input,
    private readonly whenOver: (run: SagaRun<Input>) => void,
  ) {
    this.state = engine.init(parts.config, 0);
    this.end = new Promise((resolve, reject) => {
      this.settleEnd = resolve;
      this.failEnd = reject;
    });
  }

  begin(luck: number): void {
    engine.begin(this.parts.config, this.state, this.now, this.out, 1, 0, luck);
    this.follow();
  }

  /**
   * Goes on from what was saved. Whatever was under way then will never be answered: whoever waited for it is gone. What
   * is already over is told again as it ended.
   */
  goOnFrom(saved: SavedSaga): void {
    const { config, clock } = this.parts;
    this.state = stateFrom(saved, config, clock, this.now);
    config.stepIds.forEach((step, place) => {
      if (Object.hasOwn(saved.results, step)) this.results[place] = saved.results[step];
    });
    for (const [act, words] of Object.entries(saved.causes)) this.causes.set(Number(act), new Error(words));
    this.undone.push(...saved.undone);
    const lost = [...this.state.phases.keys()].filter((act) => this.state.phases[act] === SENT);
    engine.resumed(config, this.state, this.now, this.out);
    for (const act of lost) {
      this.causes.set(act, new Error('nobody waited for the answer any more'));
      this.reply(act, this.state.attempts[act], NO_ANSWER, NO_PAYLOAD);
    }
    this.follow();
  }

  cancel(reason: unknown): boolean {
    if (this.isOver) return false;
    this.reasonOfCancel = reason;
    const could = engine.cancel(this.parts.config, this.state, this.now, this.out);
    this.follow();
    return could;
  }

  /** What an operator says about the act of a step that is stuck; false if none is. */
  operatorSays(step: number, said: number, result: { readonly value: unknown } | undefined): boolean {
    if (this.isOver) return false;
    const { config } = this.parts;
    const heeded = [ACTION, COMPENSATION].some((direction) => {
      const isResult = result !== undefined && direction === ACTION;
      const handle = isResult ? step : NO_PAYLOAD;
      const isHeeded = engine.operatorSays(
        config,
        this.state,
        this.now,
        this.out,
        step,
        direction,
        said,
        handle,
      );
      if (isHeeded && isResult) this.results[step] = result.value;
      return isHeeded;
    });
    this.follow();
    return heeded;
  }

  /** Unlike one that stands still. */
  get hasEnded(): boolean {
    return isFinal(this.state.status);
  }

  wakeTime(): Time {
    return this.isOver ? NEVER : engine.nextDeadline(this.parts.config, this.state);
  }

  wake(): void {
    if (this.now < this.wakeTime()) return;
    engine.advance(this.parts.config, this.state, this.now, this.out);
    this.follow();
  }

  get now(): Time {
    return this.alarm.now();
  }

  /** Does all that follows from what the engine was told. */
  private follow(): void {
    const { out } = this;
    const events = this.parts.onEvent === undefined ? [] : eventsOf(this.id, this.parts.config, out);
    for (let entry = 0; entry < out.length; entry += 1) this.take(entry);
    emptyOutbox(out);
    this.giveUpAttempts();
    this.attend();
    for (const event of events) this.tell(() => this.parts.onEvent?.(event));
    this.work();
  }

  private take(entry: number): void {
    const { out } = this;
    const { config } = this.parts;
    const code = codeAt(out, entry);
    if (code === SAVE) this.wantsSave = true;
    else if (code === SEND) {
      const act = actOf(config, stepAt(out, entry), directionAt(out, entry));
      this.sends.push({ act, attempt: attemptAt(out, entry) });
    } else if (code === ACT_DONE && directionAt(out, entry) === COMPENSATION) {
      this.undone.push(config.stepIds[stepAt(out, entry)]);
    }
  }

  /** What listeners throw is theirs. */
  private tell(listener: () => void): void {
    try {
      listener();
    } catch {
      // A saga goes on whatever those who watch it make of it.
    }
  }

  /** Saves before it sends, and takes what has come in the meantime along. */
  private work(): void {
    if (this.isAtWork) return;
    this.isAtWork = true;
    while (!this.isOver && (this.wantsSave || this.sends.length > 0)) {
      if (this.wantsSave && !this.save()) return;
      for (const sending of this.sends.splice(0)) this.send(sending);
    }
    this.isAtWork = false;
    if (this.hasEnded) this.finish();
  }

  /** False if it takes time, or has failed: what is to be done then will be done later, or never. */
  private save(): boolean {
    this.wantsSave = false;
    const { store } = this.parts;
    if (store === undefined) return true;
    try {
      const saving = store.save(this.id, this.saved());
      if (saving === undefined) return true;
      saving.then(
        () => {
          this.isAtWork = false;
          this.work();
        },
        (error: unknown) => this.interrupt(error),
      );
    } catch (error) {
      this.interrupt(error);
    }
    return false;
  }

  private saved(): SavedSaga {
    const { config, name, clock } = this.parts;
    return {
      ...savedHead(),
      saga: name,
      steps: config.stepIds,
      id: this.id,
      input: this.input,
      results: this.resultsByStep(),
      undone: [...this.undone],
      causes: Object.fromEntries([...this.causes].map(([act, cause]) => [act, wordsOf(cause)])),
      isOver: this.hasEnded,
      savedAt: clock.wallNow(),
      at: this.now,
      state: savedState(config, this.state),
    };
  }

  resultsByStep(): Record<string, unknown> {
    const { stepIds } = this.parts.config;
    return Object.fromEntries(
      stepIds.flatMap((step, place) => {
        const isKnown = this.state.results[place] !== NO_PAYLOAD;
        return isKnown ? [[step, this.results[place]] as const] : [];
      }),
    );
  }

  /** An attempt that was given up while the state was saved is never made. */
  private send({ act, attempt }: Sending): void {
    const { config, works, judge } = this.parts;
    if (this.isOver || this.state.phases[act] !== TO_SEND || this.state.attempts[act] !== attempt) return;
    const step = stepOf(config, act);
    const direction = directionOf(config, act);
    const context = this.contextFor(step, direction, attempt);
    const made: Attempt<Input> = { context, number: attempt, due: this.state.due[act] };
    this.attempts.set(act, made);
    const ended = (threw: boolean, said: unknown): void => {
      const outcome = judgeEnd(judge, endOf(threw, said), context.isGivenUp);
      if (!this.isOver) this.answered(act, made, outcome, said);
    };
    ensure(
      works[act],
      `the function of act ${act}`,
    )(context).then(
      (value) => ended(false, value),
      (error: unknown) => ended(true, error),
    );
    engine.sent(config, this.state, this.now, this.out, step, direction, attempt);
    made.due = this.state.due[act];
    this.follow();
  }

  private contextFor(step: number, direction: number, attempt: number): SagaContext<Input> {
    const name = this.parts.config.stepIds[step];
    const facts = {
      saga: this.id,
      step: name,
      direction: directionName(direction),
      key: `${this.id}/${name}/${direction === ACTION ? 'do' : 'undo'}`,
      input: this.input,
      results: this.resultsByStep(),
    };
    return new SagaContext(facts, attempt);
  }

  private answered(act: number, made: Attempt<Input>, outcome: Outcome, said: unknown): void {
    const isAction = directionOf(this.parts.config, act) === ACTION;
    // The place of a step is the handle of its result.
    if (this.reply(act, made.number, outcome, isAction ? act : NO_PAYLOAD)) {
      this.attempts.delete(act);
      if (this.state.phases[act] !== DONE) this.causes.set(act, said);
      else if (isAction) this.results[act] = said;
    }
    this.follow();
  }

  private reply(act: number, attempt: number, outcome: Outcome, handle: number): boolean {
    const { config } = this.parts;
    const step = stepOf(config, act);
    const direction = directionOf(config, act);
    const { state, now, out } = this;
    return engine.replied(config, state, now, out, step, direction, attempt, outcome, handle) === TAKEN;
  }

  /** Whoever works at what nobody waits for any more is told by the signal. */
  private giveUpAttempts(): void {
    for (const [act, { context, number, due }] of this.attempts) {
      if (isUnderWay(this.state.phases[act]) && this.state.attempts[act] === number) continue;
      this.attempts.delete(act);
      const reason = this.reasonToGiveUp(due);
      this.causes.set(act, reason);
      context.giveUp(reason);
    }
  }

  private reasonToGiveUp(due: Time): unknown {
    const { name } = this.parts;
    if (this.now >= due) return new TimeoutError(name, 'timeout');
    if (this.state.turned === 1 && this.state.reason === BY_DEADLINE)
      return new TimeoutError(name, 'gave-up');
    return new CancelledError(name, this.reasonOfCancel, 'the saga was cancelled');
  }

  private attend(): void {
    const isAwaited = this.wakeTime() !== NEVER;
    if (isAwaited !== this.waits) {
      this.waits = isAwaited;
      if (isAwaited) this.alarm.callWaits();
      else this.alarm.callWaitsNoMore();
    }
    if (isAwaited) this.alarm.attend(this);
    else this.alarm.mayRest();
  }

  private finish(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.attend();
    this.whenOver(this);
    this.settleEnd(endOfSaga(this));
  }

  /** As after a crash, only that those who wait are told. */
  private interrupt(error: unknown): void {
    this.isOver = true;
    this.sends = [];
    this.attend();
    const told = new SagaInterruptedError(this.id, { cause: error });
    for (const { context } of this.attempts.values()) context.giveUp(told);
    this.attempts.clear();
    this.whenOver(this);
    this.failEnd(told);
  }
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

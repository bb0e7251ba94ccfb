import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONFLICT,
  ERROR,
  FALLBACK,
  INVALID,
  OK,
  SHED,
  TIMEOUT,
  UNAVAILABLE,
  type Outcome,
} from '../../base/outcome';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NEVER, NS_PER_MS, type Time } from '../../base/time';
import { isUnderWay } from './acts';
import { anySaga } from './any-saga.test-support';
import {
  COMPENSATION,
  DECIDED,
  MARK_DONE,
  MARK_FAILED,
  NEEDS_OPERATOR,
  SAVE,
  SEND,
  TAKEN,
  TRY_AGAIN,
  TURNING_REASONS,
  isFinal,
} from './catalogue';
import type { SagaDefinition } from './definition';
import * as engine from './engine';
import { explain } from './explain';
import { nameOf, type Said, type Verdict } from './oracle-rules.test-support';
import { Oracle } from './oracle.test-support';
import { attemptAt, codeAt, createOutbox, directionAt, emptyOutbox, stepAt } from './outbox';
import { statusText } from './words';

const VERDICTS: readonly Verdict[] = ['taken', 'duplicate', 'late', 'overtaken', 'stranger'];
const SAYINGS: readonly (readonly [code: number, said: Said])[] = [
  [TRY_AGAIN, 'try again'],
  [MARK_DONE, 'done'],
  [MARK_FAILED, 'failed'],
];

/** Things that happen; `which` chooses among what there is to choose from. */
type Event =
  | { readonly kind: 'reply'; readonly which: number; readonly outcome: Outcome }
  | { readonly kind: 'old reply'; readonly which: number; readonly outcome: Outcome }
  | { readonly kind: 'record'; readonly which: number }
  | { readonly kind: 'operator'; readonly which: number; readonly said: number }
  | { readonly kind: 'deadline' }
  | { readonly kind: 'look' | 'snapshot' | 'crash' | 'cancel' };
interface TimedEvent {
  readonly wait: number;
  readonly event: Event;
}

const anyOutcome = fc.constantFrom(
  OK,
  OK,
  OK,
  OK,
  OK,
  OK,
  ERROR,
  ERROR,
  INVALID,
  TIMEOUT,
  CONFLICT,
  SHED,
  FALLBACK,
  UNAVAILABLE,
);
const kindOf = <Kind extends string>(kind: Kind) => fc.constant(kind);
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: kindOf('reply'), which: fc.nat(99), outcome: anyOutcome }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kindOf('old reply'), which: fc.nat(999), outcome: anyOutcome }),
  },
  { weight: 4, arbitrary: fc.record({ kind: kindOf('record'), which: fc.nat(99) }) },
  { weight: 3, arbitrary: fc.record({ kind: kindOf('operator'), which: fc.nat(99), said: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ kind: kindOf('deadline') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('look', 'snapshot', 'crash') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('crash', 'cancel') }) },
);
const anyWait = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.constantFrom(1, 5, 10, 12, 20).map((ms) => ms * NS_PER_MS) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 * NS_PER_MS }) },
);
const anyHistory = fc.array(fc.record({ wait: anyWait, event: anyEvent }), { minLength: 5, maxLength: 60 });

interface Sent {
  readonly step: number;
  readonly direction: number;
  readonly attempt: number;
}

/** The engine, and the oracle beside it. */
class Run {
  readonly config: engine.SagaConfig;
  state: engine.SagaState;
  saved: engine.SagaState;
  readonly oracle: Oracle;
  now: Time = 0;
  private readonly out = createOutbox();
  private readonly allSent: Sent[] = [];

  constructor(
    readonly definition: SagaDefinition,
    luck: number,
  ) {
    this.config = engine.configure(definition);
    this.state = engine.init(this.config, 0);
    this.saved = engine.init(this.config, 0);
    engine.begin(this.config, this.state, 0, this.out, 3, 4, luck);
    this.oracle = new Oracle(definition, luck);
    this.compare();
  }

  take({ wait, event }: TimedEvent): void {
    this.now += wait;
    const { config, state, now, out, oracle } = this;
    if (event.kind === 'reply') this.reply(this.chosen(this.underWay(), event.which), event.outcome);
    else if (event.kind === 'old reply') this.reply(this.anySent(event.which), event.outcome);
    else if (event.kind === 'record') this.record(this.chosen(this.underWay(), event.which));
    else if (event.kind === 'operator') this.operator(event.which, event.said);
    else if (event.kind === 'crash') this.crash();
    else if (event.kind === 'snapshot') this.state = throughSnapshot(config, state);
    else if (event.kind === 'cancel') expect(engine.cancel(config, state, now, out)).toBe(oracle.cancel(now));
    else this.look(event.kind === 'deadline');
    if (event.kind !== 'snapshot') this.compare();
  }

  /** Lets all that is under way be done, and an operator end what is stuck, until nothing is left. */
  finish(): void {
    for (let turns = 0; !isFinal(this.state.status); turns += 1) {
      expect(turns).toBeLessThan(500);
      const [sent] = this.underWay();
      if (sent !== undefined) this.reply(sent, OK);
      else if (this.stuck().length > 0) this.operator(0, turns % 3);
      else this.look(true);
      this.compare();
    }
  }

  /** At this instant, or at the next one at which something is due. */
  private look(atDeadline: boolean): void {
    const due = engine.nextDeadline(this.config, this.state);
    if (atDeadline && due < NEVER) this.now = Math.max(this.now, due);
    engine.advance(this.config, this.state, this.now, this.out);
    this.oracle.advance(this.now);
  }

  private underWay(): Sent[] {
    const { config, state, now } = this;
    return this.allSent.filter(({ step, direction, attempt }) => {
      const act = direction * config.steps + step;
      return isUnderWay(state.phases[act]) && state.attempts[act] === attempt && state.due[act] > now;
    });
  }

  private stuck(): number[] {
    return [...this.state.phases].flatMap((phase, act) => (phase === NEEDS_OPERATOR ? [act] : []));
  }

  private chosen(among: readonly Sent[], which: number): Sent | undefined {
    return among.length === 0 ? undefined : among[which % among.length];
  }

  /** Some attempt that was sent at some time, or one that never was. */
  private anySent(which: number): Sent {
    const sent = this.allSent[which % (this.allSent.length + 1)];
    return sent ?? { step: which % this.config.steps, direction: which % 2, attempt: which % 7 };
  }

  private reply(sent: Sent | undefined, outcome: Outcome): void {
    if (sent === undefined) {
      this.look(false);
      return;
    }
    const { step, direction, attempt } = sent;
    const { config, now, out, oracle } = this;
    const untold = engine.init(config, 0);
    engine.copySaga(this.state, untold);
    engine.advance(config, untold, now, createOutbox());
    const verdict = engine.replied(
      config,
      this.state,
      now,
      out,
      step,
      direction,
      attempt,
      outcome,
      500 + step,
    );
    const expected = oracle.reply(now, step, direction === COMPENSATION, attempt, outcome, 500 + step);
    expect(VERDICTS[verdict]).toBe(expected);
    if (verdict !== TAKEN) expect(withoutCounts(this.state)).toBe(withoutCounts(untold));
  }

  private record(sent: Sent | undefined): void {
    if (sent === undefined) {
      this.look(false);
      return;
    }
    const { step, direction, attempt } = sent;
    engine.sent(this.config, this.state, this.now, this.out, step, direction, attempt);
    this.oracle.record(this.now, step, direction === COMPENSATION, attempt);
  }

  private operator(which: number, said: number): void {
    const { config, state, now, out, oracle } = this;
    const stuck = this.stuck();
    const act = stuck.length === 0 ? which % (2 * config.steps) : stuck[which % stuck.length];
    const [step, direction] = [act % config.steps, Math.floor(act / config.steps)];
    const [code, words] = SAYINGS[said];
    const heeded = engine.operatorSays(config, state, now, out, step, direction, code, 800);
    expect(heeded).toBe(oracle.operator(now, step, direction === COMPENSATION, words, 800));
  }

  private crash(): void {
    const { config, state, saved, now, out, oracle } = this;
    engine.copySaga(saved, state);
    engine.resumed(config, state, now, out);
    oracle.crash(now);
    // What was counted since the state was saved is forgotten as well, which is of no consequence.
    oracle.counts = countsOf(state);
  }

  private compare(): void {
    const { config, state, oracle, now } = this;
    const { sends, saves } = this.read();
    const { steps, ended, turned } = oracle.data;
    const due = engine.nextDeadline(config, state);
    // One comparison of two texts: thousands of small ones would take most of the time.
    const seen = {
      sends,
      saves,
      due,
      status: statusText(state.status),
      results: [...state.results],
      ended: state.endedAt,
      counts: countsOf(state),
      turned: turned === null ? null : turningOf(state),
      hasTurned: state.turned,
    };
    const expected = {
      sends: oracle.sends,
      saves: oracle.saves,
      due: oracle.nextDeadline(),
      status: oracle.status,
      results: steps.map(({ result }) => result),
      ended,
      counts: oracle.counts,
      turned,
      hasTurned: turned === null ? 0 : 1,
    };
    expect(JSON.stringify(seen)).toBe(JSON.stringify(expected));
    if (due <= now) throw new Error(`the next deadline, ${due}, is not after ${now}`);
    if (state.phases.includes(DECIDED)) throw new Error('an attempt was decided and is not in the outbox');
    if (saves) engine.copySaga(state, this.saved);
  }

  /** The outbox; in it nothing is sent before it was saved. */
  private read(): { readonly sends: string[]; readonly saves: boolean } {
    const { out } = this;
    const sends: string[] = [];
    let saves = false;
    for (let entry = 0; entry < out.length; entry += 1) {
      const code = codeAt(out, entry);
      const sent = {
        step: stepAt(out, entry),
        direction: directionAt(out, entry),
        attempt: attemptAt(out, entry),
      };
      if (code === SEND) {
        sends.push(nameOf(sent.step, sent.direction === COMPENSATION, sent.attempt));
        this.allSent.push(sent);
      } else if (saves) {
        throw new Error('the state was to be saved before all had happened');
      }
      if (code === SAVE) saves = true;
    }
    emptyOutbox(out);
    return { sends, saves };
  }
}

function countsOf({ duplicates, late, overtaken, strangers }: engine.SagaState): Oracle['counts'] {
  return { duplicate: duplicates, late, overtaken, stranger: strangers };
}

function turningOf({ turnedAt, reason, turnedBy }: engine.SagaState): Oracle['data']['turned'] {
  return { at: turnedAt, reason: TURNING_REASONS[reason].id, step: turnedBy };
}

function withoutCounts(state: engine.SagaState): string {
  return JSON.stringify({ ...state, duplicates: 0, late: 0, overtaken: 0, strangers: 0 });
}

function throughSnapshot(config: engine.SagaConfig, state: engine.SagaState): engine.SagaState {
  const out = new SnapshotWriter();
  writePlainState(out, engine.shape(config), state);
  const read = engine.init(config, 77);
  readPlainState(new SnapshotReader(out.finish()), engine.shape(config), read);
  return read;
}

describe('properties of the saga engine', () => {
  it('SG-1 to SG-34: does what its rules say, whatever happens', () => {
    const property = fc.property(anySaga, fc.integer(), anyHistory, (definition, luck, history) => {
      const run = new Run(definition, luck);
      for (const event of history) run.take(event);
      run.finish();
    });
    fc.assert(property, { numRuns: 800 });
  });

  it('SG-35: asking why changes nothing, and there is always an answer', () => {
    const property = fc.property(anySaga, fc.integer(), anyHistory, (definition, luck, history) => {
      const run = new Run(definition, luck);
      for (const event of history) {
        run.take(event);
        const before = throughSnapshot(run.config, run.state);
        expect(explain(run.config, run.state, run.now).sentence).toMatch(/^[A-Z].*\.$/);
        expect(explain(run.config, run.state, run.now).sentence).not.toContain('undefined');
        expect(run.state).toEqual(before);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});

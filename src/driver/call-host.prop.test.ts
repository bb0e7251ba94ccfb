import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FALLBACK, OK, OUTCOMES } from '../base/outcome';
import { leftovers, NOTHING } from '../policies/fake-host.test-support';
import { Call } from './call';
import { CallHost } from './call-host';
import type { EndKind } from './callee-ends';
import type { CheckedLayer } from './check-stack';
import { copyOf } from './copied-state';
import { eraOf } from './era';
import { Audience } from './events';
import { filledOptions } from './guard-options';
import { ManualClock, settle } from './manual-clock.test-support';
import { LUCK, Oracle } from './oracle.test-support';
import { checkedStack, randomStack } from './random-stacks.test-support';
import type { Settled } from './results';

const ENDS: readonly EndKind[] = [
  'ok',
  'ok',
  'error',
  'error',
  'invalid',
  'shed',
  'unavailable',
  'cancelled',
];
const INSTANCES = ['a', 'b', 'c'];
const KEYS = [undefined, 'one', 'two', 'three'];

interface Step {
  readonly kind: 'call' | 'end' | 'pass' | 'withdraw';
  readonly pick: number;
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('call', 'call', 'end', 'end', 'pass', 'pass', 'withdraw'),
    pick: fc.nat(999),
  }),
  { minLength: 1, maxLength: 60 },
);

interface Sent {
  readonly call: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Made {
  readonly controller: AbortController;
  readonly key: string | undefined;
  settled: Settled<unknown> | undefined;
}

/** What a function ends with: it knows for which call it was called. */
class Mark extends Error {
  constructor(
    kind: string,
    readonly call: number,
  ) {
    super(kind);
  }
}

/** The same calls, ends and times for the driver and for the host of the tests of policies. */
class Rig {
  readonly clock = new ManualClock();
  readonly host: CallHost;
  readonly oracle: Oracle;
  readonly sent: Sent[] = [];
  readonly made: Made[] = [];
  settledTwice = 0;

  constructor(models: readonly CheckedLayer[]) {
    const options = filledOptions({
      clock: this.clock,
      random: () => LUCK,
      fallback: () => 'instead',
      judge: ({ threw, ...end }) => (threw && 'error' in end ? kindIn(end.error) : undefined),
    });
    this.host = new CallHost(options, eraOf(this.clock), new Audience());
    this.host.install(models, INSTANCES, []);
    this.oracle = new Oracle(models, INSTANCES.length);
  }

  async step({ kind, pick }: Step): Promise<void> {
    const { oracle } = this;
    if (kind === 'call') this.call(KEYS[pick % KEYS.length]);
    else if (kind === 'pass') {
      const ms = pick % 40 === 0 ? 120 : pick % 6;
      oracle.pass(ms);
      await this.clock.pass(ms);
    } else if (kind === 'end') {
      if (this.sent.length > 0) this.end(pick % this.sent.length, ENDS[pick % ENDS.length]);
    } else this.withdraw(pick);
    await settle();
  }

  private call(key: string | undefined): void {
    this.oracle.make(key);
    const made: Made = { controller: new AbortController(), key, settled: undefined };
    const number = this.made.push(made) - 1;
    const resolve = (settled: unknown): void => {
      if (made.settled !== undefined) this.settledTwice++;
      made.settled = settled as Settled<unknown>;
    };
    const work = (): Promise<unknown> =>
      new Promise((done, fail) => this.sent.push({ call: number, resolve: done, reject: fail }));
    this.host.begin(new Call(this.made.length, work, { key, signal: made.controller.signal }, resolve, null));
  }

  private end(place: number, kind: EndKind): void {
    this.oracle.end(
      OUTCOMES.findIndex(({ id }) => id === kind),
      place,
    );
    const [sent] = this.sent.splice(place, 1);
    const mark = new Mark(kind, sent.call);
    if (kind === 'ok') sent.resolve(mark);
    else sent.reject(mark);
  }

  private withdraw(pick: number): void {
    const waiting = this.oracle.calls.filter(({ outcome, withdrawn }) => outcome === undefined && !withdrawn);
    if (waiting.length === 0) return;
    const call = waiting[pick % waiting.length];
    this.oracle.leave(call);
    this.made[call.number].controller.abort();
  }

  expectSame(): void {
    const { oracle, host } = this;
    expect(this.sent.length).toBe(oracle.out.length);
    const outcomes = oracle.calls.map(({ outcome, withdrawn }) => (withdrawn ? 'withdrawn' : outcome));
    const ends = this.made.map(({ controller, settled }) => {
      const outcome = settled === undefined ? undefined : outcomeOf(settled);
      return controller.signal.aborted && outcome === CANCELLED ? 'withdrawn' : outcome;
    });
    this.made.forEach((made, number) => this.expectOwnEnd(made, number));
    expect(ends).toEqual(outcomes);
    for (const [index, { guard, layer }] of host.stacks.parts.entries()) {
      // Nobody listens, so engines learn of the time with the next call.
      const [found, expected] = [guard, oracle.parts[index].guard].map((one) => {
        const seen = copyOf(one);
        seen.advance(oracle.now);
        return { layer, ...seen.state };
      });
      expect(found).toEqual(expected);
    }
    expect(host.attempts.live).toBe(oracle.attempts.live);
  }

  /** Values and errors are those of the call itself, or of one for the same key where answers are shared. */
  private expectOwnEnd({ settled, key, controller }: Made, number: number): void {
    if (settled === undefined) return;
    if (settled.ok && settled.from === 'fallback' && settled.value === 'instead') return;
    const mark = settled.ok ? settled.value : settled.cause;
    if (mark === undefined || mark === controller.signal.reason) {
      expect(settled.ok).toBe(false);
      return;
    }
    if (!(mark instanceof Mark))
      throw new Error(`Call ${number} ended with something strange: ${JSON.stringify(mark)}`);
    if (mark.call !== number) expect(this.made[mark.call].key).toBe(key ?? 'a key');
    if (settled.ok) expect(mark.message).toBe('ok');
    else expect(mark.message).toBe(settled.kind);
    if (settled.ok && settled.from === 'call') expect(mark.call).toBe(number);
  }

  async drain(): Promise<void> {
    for (let left = 2000; this.sent.length > 0 || this.oracle.armed > 0; left--) {
      expect(left).toBeGreaterThan(0);
      if (this.sent.length > 0) this.end(0, left % 3 === 0 ? 'error' : 'ok');
      else {
        this.oracle.pass(1);
        await this.clock.pass(1);
      }
      await settle();
    }
  }

  expectNothingLeft(): void {
    const { host, clock } = this;
    expect(leftovers(this.oracle)).toEqual(NOTHING);
    expect(this.settledTwice).toBe(0);
    expect(this.made.every(({ settled }) => settled !== undefined)).toBe(true);
    expect({ live: host.attempts.live, running: host.running, zombies: host.zombies }).toEqual({
      live: 0,
      running: 0,
      zombies: 0,
    });
    expect(clock.timersLeft).toBe(0);
  }
}

const CANCELLED = OUTCOMES.findIndex(({ id }) => id === 'cancelled');

function kindIn(error: unknown): EndKind | undefined {
  return ENDS.find((kind) => error instanceof Error && error.message === kind);
}

function outcomeOf(settled: Settled<unknown>): number {
  if (settled.ok) return settled.from === 'fallback' ? FALLBACK : OK;
  return OUTCOMES.findIndex(({ id }) => id === settled.kind);
}

/**
 * A try beside another one waits in a flight whose leader goes, and then in the next flight of the same key: it is handed
 * that answer by a walk of its own, and no function of its call has ended in that.
 */
const HANDED_LATER: [readonly CheckedLayer[], Step[]] = [
  checkedStack([
    {
      kind: 'hedge',
      settings: { after: 'fixed', delayMs: 0, maxHedges: 1, onFailure: 'next', budget: 'none' },
    },
    {
      kind: 'single-flight',
      settings: { joinForMs: 3, maxWaiters: 1, maxFlights: 2, shareErrors: false, perUser: false },
    },
  ]),
  [
    { kind: 'call', pick: 173 },
    { kind: 'pass', pick: 0 },
    { kind: 'call', pick: 245 },
    { kind: 'end', pick: 591 },
    { kind: 'call', pick: 0 },
  ],
];

describe('the driver and the host of policies', () => {
  it('DR-3 DR-21 DR-23: the same calls lead to the same outcomes, states and rows, and leave nothing', async () => {
    const property = fc.asyncProperty(randomStack, steps, async (models, script) => {
      const rig = new Rig(models);
      for (const step of script) {
        await rig.step(step);
        rig.expectSame();
      }
      await rig.drain();
      rig.expectSame();
      rig.expectNothingLeft();
    });
    await fc.assert(property, { numRuns: 250, examples: [HANDED_LATER] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySaga } from './any-saga.test-support';
import {
  ACTION,
  COMPENSATED,
  COMPENSATION,
  COMPLETED,
  FAILED,
  GIVEN_UP,
  NEEDS_OPERATOR,
  STUCK,
} from './catalogue';
import { CrashingHost } from './crashing-host.test-support';
import { Participants, type Manner } from './participants.test-support';

const anyManner = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Manner>('does it') },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Manner[]>('fails', 'refuses', 'fails once', 'answers the second time'),
  },
);
/** With a time limit anything may be lost; without one a saga would wait for ever. */
const anyLoss = fc.constantFrom<(Manner | 'as before')[]>(
  'as before',
  'as before',
  'never hears',
  'never answers',
);
const sixOf = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.array(arbitrary, { minLength: 6, maxLength: 6 });

const anyPlay = fc
  .record({
    saga: anySaga,
    actions: sixOf(anyManner),
    compensations: sixOf(anyManner),
    losses: sixOf(anyLoss),
    undoLosses: sixOf(anyLoss),
    delaysMs: fc.array(fc.constantFrom(1, 2, 5, 9, 14, 33), { minLength: 1, maxLength: 7 }),
    copies: fc.integer({ min: 1, max: 3 }),
    crashes: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 4 }),
    keepsReplies: fc.boolean(),
    downMs: fc.constantFrom(0, 3, 50, 1000),
  })
  .map((play) => ({
    ...play,
    saga: { ...play.saga, settings: { ...play.saga.settings, saves: 'transitions' as const } },
  }));
type Play = typeof anyPlay extends fc.Arbitrary<infer Value> ? Value : never;

function participantsOf({ saga, actions, compensations, losses, undoLosses }: Play): Participants {
  const limited = ({ timeoutMs }: { readonly timeoutMs: number }) => timeoutMs > 0;
  const manner = (before: Manner, loss: Manner | 'as before', mayLose: boolean): Manner => {
    if (loss !== 'as before' && mayLose) return loss;
    // Whoever answers the second time does not answer the first time.
    return before === 'answers the second time' && !mayLose ? 'does it' : before;
  };
  return new Participants(
    saga.steps.map(({ settings }, place) => manner(actions[place], losses[place], limited(settings))),
    saga.steps.map(({ settings }, place) =>
      manner(compensations[place], undoLosses[place], limited({ timeoutMs: settings.undoTimeoutMs })),
    ),
  );
}

/** With lost replies a saga without time limits waits for ever, so replies wait for the host then. */
function carryOut(what: Play, options: Partial<Play> = {}): CrashingHost {
  const hasLimits = what.saga.steps.every(
    ({ settings }) => settings.timeoutMs > 0 && settings.undoTimeoutMs > 0,
  );
  const { delaysMs, copies, crashes, downMs } = { ...what, ...options };
  const keepsReplies = what.keepsReplies || !hasLimits;
  return new CrashingHost(what.saga, participantsOf(what), {
    delaysMs,
    copies,
    crashes,
    downMs,
    keepsReplies,
  }).run();
}

function withoutDeadline(what: Play): Play {
  return { ...what, saga: { ...what.saga, settings: { ...what.saga.settings, deadlineMs: 0 } } };
}

function phaseOf({ config, state }: CrashingHost, step: number, direction: number): number {
  return state.phases[direction * config.steps + step];
}

/** Whether somebody is told of a step that it is, or may be, neither kept nor undone. */
function isListed(host: CrashingHost, step: number): boolean {
  return [ACTION, COMPENSATION].some((direction) =>
    [NEEDS_OPERATOR, GIVEN_UP].includes(phaseOf(host, step, direction)),
  );
}

describe('invariants', () => {
  it('SG-8, SG-13, SG-15: every effect is kept by a saga that goes forward, undone, or listed', () => {
    const property = fc.property(anyPlay, (what) => {
      const host = carryOut(what);
      const { state, config, participants } = host;
      expect([COMPLETED, COMPENSATED, FAILED, STUCK]).toContain(state.status);
      if (state.status === COMPLETED) expect(participants.standing.size).toBe(config.steps);
      if (state.turned === 0) return;
      for (const step of participants.standing) {
        if (config.undoable[step] === 1) expect(isListed(host, step)).toBe(true);
      }
    });
    fc.assert(property, { numRuns: 800 });
  });

  it('SG-17: an effect of a pivot that cannot be undone is kept, or listed', () => {
    const property = fc.property(anyPlay, (what) => {
      const host = carryOut(what);
      const { state, config, participants } = host;
      if (state.turned === 0 || !participants.standing.has(config.pivot)) return;
      expect(isListed(host, config.pivot)).toBe(true);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('SG-8: nothing is undone whose step was not sent, unless all steps are', () => {
    // A deadline that passes while the host is down finds steps that were to be sent, and nobody knows if they were.
    const property = fc.property(anyPlay, fc.boolean(), (what, calm) => {
      const { sends, config } = calm ? carryOut(what, { crashes: [] }) : carryOut(withoutDeadline(what));
      if (config.compensatesAll) return;
      sends.forEach(([step, direction], place) => {
        if (direction === ACTION) return;
        expect(sends.slice(0, place).some((sent) => sent[0] === step && sent[1] === ACTION)).toBe(true);
      });
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('SG-9: what was answered as done is undone in the reverse order of the answers', () => {
    const property = fc.property(anyPlay, (what) => {
      const { sends, done } = carryOut(what, { crashes: [] });
      const firstTries = sends.filter(
        ([, direction, attempt]) => direction === COMPENSATION && attempt === 1,
      );
      const undone = firstTries.map(([step]) => step).filter((step) => done.includes(step));
      expect(undone).toEqual([...done].reverse().filter((step) => undone.includes(step)));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('SG-4: no act has more attempts than it may, however often the host crashes', () => {
    const property = fc.property(anyPlay, (what) => {
      const { sends, config } = carryOut(what);
      for (const [step, direction, attempt] of sends) {
        expect(attempt).toBeGreaterThan(0);
        expect(attempt).toBeLessThanOrEqual(config.attempts[direction * config.steps + step]);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('SG-25: replies that come twice or thrice change nothing', () => {
    const property = fc.property(anyPlay, fc.constantFrom(1, 5, 14), (what, delay) => {
      const calm = carryOut(what, { crashes: [], copies: 1, delaysMs: [delay] });
      const noisy = carryOut(what, { crashes: [], copies: 3, delaysMs: [delay] });
      expect(noisy.sends).toEqual(calm.sends);
      expect(noisy.state.status).toBe(calm.state.status);
      expect([...noisy.participants.standing]).toEqual([...calm.participants.standing]);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

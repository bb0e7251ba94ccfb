import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySaga } from '../patterns/saga/any-saga.test-support';
import { isFinal } from '../patterns/saga/catalogue';
import { CrashingHost } from '../patterns/saga/crashing-host.test-support';
import type { SagaDefinition } from '../patterns/saga/definition';
import { Participants, type Manner } from '../patterns/saga/participants.test-support';
import type { SagaState } from '../patterns/saga/state';
import type { SavedSaga } from './saga-saving';
import { SagaNetwork } from './saga-network.test-support';
import { TextStore } from './saga-store.test-support';
import { watched } from './work.test-support';

const manner = fc.constantFrom<Manner[]>(
  'does it',
  'does it',
  'does it',
  'fails',
  'refuses',
  'fails once',
  'never hears',
  'never answers',
  'answers the second time',
);
const six = fc.array(manner, { minLength: 6, maxLength: 6 });

/** Timers of the driver are set for whole milliseconds, so waits are not drawn here. Nobody waits for ever. */
const timely = anySaga.map((definition): SagaDefinition => ({
  settings: definition.settings,
  steps: definition.steps.map((step) => ({
    ...step,
    settings: {
      ...step.settings,
      jitter: 'none',
      timeoutMs: Math.max(10, step.settings.timeoutMs),
      undoTimeoutMs: Math.max(10, step.settings.undoTimeoutMs),
    },
  })),
}));

/** What the engine knows that has nothing to do with who carries it out, nor with when it began. */
const FIELDS = ['status', 'turned', 'reason', 'turnedBy', 'completions'] as const;
const RINGS = ['phases', 'attempts', 'limits', 'outcomes', 'answered', 'order', 'doubts'] as const;

function known(state: SagaState | SavedSaga['state']): unknown {
  const rings = RINGS.map((ring) => [ring, Array.from(Object(state)[ring])]);
  return Object.fromEntries([...FIELDS.map((field) => [field, state[field]]), ...rings]);
}

describe('over promises and in the engine', () => {
  it('SD-13: the same acts in the same order come to the same end', async () => {
    const ends = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        timely,
        six,
        six,
        fc.constantFrom(1, 3, 7),
        fc.boolean(),
        async (definition, actions, undoing, delayMs, isSlow) => {
          const host = new CrashingHost(definition, new Participants(actions, undoing), {
            delaysMs: [delayMs],
          }).run();
          const network = new SagaNetwork(new Participants(actions, undoing), delayMs);
          const store = new TextStore(undefined, isSlow);
          const order = network.sagaOf(definition, store);
          const end = watched(order.attempt('input', { id: 'one' }));
          await network.runUntil(() => end.isOver);
          expect(network.calls).toEqual(host.sends);
          expect(end.isOver).toBe(isFinal(host.state.status));
          const { state }: SavedSaga = JSON.parse(store.texts.get('one') ?? '{}');
          expect(known(state)).toEqual(known(host.state));
          expect(network.clock.timersLeft).toBe(0);
          ends.add(host.state.status);
        },
      ),
      { numRuns: 150 },
    );
    // Completed, compensated, failed and stuck ones.
    expect(ends.size).toBe(4);
  });
});

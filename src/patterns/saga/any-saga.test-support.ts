import fc from 'fast-check';
import { defaultsOf } from '../../base/check-settings';
import type { SagaDefinition, SagaStep } from './definition';
import { fields, type SagaSettings } from './settings';
import { stepFields, type StepSettings } from './step-settings';

const NONE = -1;

/** Small figures, so that a few dozen things that happen reach every edge and overlap. */
const anyStep: fc.Arbitrary<StepSettings> = fc.record({
  starts: fc.constantFrom('after', 'with'),
  pivot: fc.constant(false),
  attempts: fc.integer({ min: 1, max: 3 }),
  timeoutMs: fc.constantFrom(0, 10, 25, 40),
  compensation: fc.constantFrom('undo', 'undo', 'undo', 'nothing'),
  undoAttempts: fc.integer({ min: 1, max: 3 }),
  undoTimeoutMs: fc.constantFrom(0, 10, 30),
  firstWaitMs: fc.constantFrom(0, 5, 10),
  factor: fc.constantFrom(1, 2, 3),
  longestWaitMs: fc.constantFrom(0, 12, 100),
  jitter: fc.constantFrom('none', 'full', 'equal'),
});

const anySettings: fc.Arbitrary<SagaSettings> = fc
  .record({
    compensates: fc.constantFrom<SagaSettings['compensates'][]>('executed', 'executed', 'all'),
    deadEnd: fc.constantFrom<SagaSettings['deadEnd'][]>('operator', 'operator', 'record'),
    deadlineMs: fc.constantFrom(0, 0, 20, 60, 200),
    saves: fc.constantFrom<SagaSettings['saves'][]>('transitions', 'transitions', 'steps'),
    notDoneOn: fc.constantFrom<SagaSettings['notDoneOn'][]>(['error', 'conflict', 'shed'], ['error']),
    refusedOn: fc.constantFrom<SagaSettings['refusedOn'][]>(['invalid'], ['invalid', 'conflict'], []),
    fallbackMeans: fc.constantFrom<SagaSettings['fallbackMeans'][]>('unknown', 'done'),
  })
  .map((changed) => ({ ...defaultsOf(fields), ...changed }));

/** A saga that is right, with a pivot or none. */
export const anySaga: fc.Arbitrary<SagaDefinition> = fc
  .record({
    settings: anySettings,
    steps: fc.array(anyStep, { minLength: 1, maxLength: 6 }),
    pivot: fc.option(fc.nat(5), { nil: NONE }),
  })
  .map(({ settings, steps, pivot }) => ({ settings, steps: withPivot(steps, pivot) }));

function withPivot(steps: readonly StepSettings[], wanted: number): SagaStep[] {
  const pivot = wanted === NONE ? NONE : wanted % steps.length;
  return steps.map((settings, place) => {
    const alone = pivot !== NONE && (place === pivot || place === pivot + 1);
    return {
      id: `s${place}`,
      name: `Step ${place}`,
      settings: {
        ...defaultsOf(stepFields),
        ...settings,
        starts: alone ? 'after' : settings.starts,
        pivot: place === pivot,
      },
    };
  });
}

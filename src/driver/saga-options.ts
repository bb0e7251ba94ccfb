import { checkSettings } from '../base/check-settings';
import { nearestWord } from '../base/nearest-word';
import type { Problem } from '../base/problem';
import { receivedText } from '../base/received-text';
import { definitionProblems, type SagaDefinition, type SagaStep } from '../patterns/saga/definition';
import { fields, type SagaSettings } from '../patterns/saga/settings';
import { stepFields, type StepSettings } from '../patterns/saga/step-settings';
import type { Judge } from './callee-ends';
import type { Clock } from './clock';
import type { SagaContext } from './saga-context';
import { SagaDefinitionError } from './saga-errors';
import type { SagaListener } from './saga-events';
import type { SagaStore } from './saga-saving';

export type SagaWork<Input> = (context: SagaContext<Input>) => unknown;

/** What undoes a step is a function of its own, or there is nothing to undo. */
export type SagaStepSettings = Partial<Omit<StepSettings, 'compensation'>>;

export interface SagaStepOptions<Input> {
  readonly id: string;
  /** What it is called in words; by default its id. */
  readonly name?: string | undefined;
  readonly action: SagaWork<Input>;
  /** Undoes the step. Answers well where there is nothing to undo. */
  readonly compensation?: SagaWork<Input> | undefined;
  readonly settings?: SagaStepSettings | undefined;
}

export interface SagaOptions<Input> {
  /** What the saga is called in errors and in what is saved. */
  readonly name?: string | undefined;
  readonly steps: readonly SagaStepOptions<Input>[];
  readonly settings?: Partial<SagaSettings> | undefined;
  /** Says how an end of a function is to be taken; `refusedOn` and `notDoneOn` say what such an end means. */
  readonly judge?: Judge | undefined;
  /** Where states are saved, from which sagas are resumed after a crash. */
  readonly store?: SagaStore | undefined;
  readonly onEvent?: SagaListener | undefined;
  /** How many sagas that have ended are kept in the list; 1000 if nothing is said. */
  readonly keeps?: number | undefined;
  readonly clock?: Clock | undefined;
  /** Uniform draws from 0 to below 1, for the jitter of waits. */
  readonly random?: (() => number) | undefined;
}

const KEYS: readonly (keyof SagaOptions<never>)[] = [
  'name',
  'steps',
  'settings',
  'judge',
  'store',
  'onEvent',
  'keeps',
  'clock',
  'random',
];
const STEP_KEYS: readonly (keyof SagaStepOptions<never>)[] = [
  'id',
  'name',
  'action',
  'compensation',
  'settings',
];

/** What the engine carries out. Throws for what it could not. */
export function definitionOf<Input>(options: SagaOptions<Input>): SagaDefinition {
  const problems = unknownKeys(options, KEYS, 'saga');
  const settings = checkSettings(fields, options.settings ?? {}, 'saga.settings');
  if (!settings.ok) throw new SagaDefinitionError([...problems, ...settings.error]);
  const steps = options.steps.map((step, place) => stepOf(step, `saga.steps[${place}]`, problems));
  const definition = { settings: settings.value, steps: steps.flatMap((step) => step ?? []) };
  if (problems.length === 0) problems.push(...definitionProblems(definition, 'saga'));
  if (problems.length > 0) throw new SagaDefinitionError(problems);
  return definition;
}

function stepOf<Input>(
  step: SagaStepOptions<Input>,
  path: string,
  problems: Problem[],
): SagaStep | undefined {
  problems.push(...unknownKeys(step, STEP_KEYS, path));
  // Keys put steps behind slashes, and have to name one act only.
  if (typeof step.id !== 'string' || !/^[^/]+$/.test(step.id)) {
    problems.push({ path: `${path}.id`, expected: 'a text without "/"', received: receivedText(step.id) });
  }
  for (const part of ['action', 'compensation'] as const) {
    const given: unknown = step[part];
    if (typeof given === 'function' || (part === 'compensation' && given === undefined)) continue;
    problems.push({ path: `${path}.${part}`, expected: 'a function', received: receivedText(given) });
  }
  if (step.settings !== undefined && Object.hasOwn(step.settings, 'compensation')) {
    const expected = 'nothing: the function "compensation" of the step says it';
    problems.push({ path: `${path}.settings.compensation`, expected, received: 'a setting' });
  }
  const compensation = step.compensation === undefined ? 'nothing' : 'undo';
  const settings = checkSettings(stepFields, { ...step.settings, compensation }, `${path}.settings`);
  if (settings.ok) return { id: step.id, name: step.name ?? step.id, settings: settings.value };
  problems.push(...settings.error);
  return undefined;
}

function unknownKeys(given: object, known: readonly string[], path: string): Problem[] {
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const nearest = nearestWord(key, known);
      const expected =
        nearest === null ? `one of ${known.join(', ')}` : `a known option, perhaps "${nearest}"`;
      return { path, expected, received: `the unknown option "${key}"` };
    });
}

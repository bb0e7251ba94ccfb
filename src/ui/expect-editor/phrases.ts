import { dataRules, partRules, sagaStates } from '../../scenario/expect/data-rule-settings';
import type { Expectation, Span } from '../../scenario/expect/format';
import { READ_MODEL_FIGURES, readModelFigures } from '../../scenario/expect/read-model-settings';
import type { Scenario } from '../../scenario/format';
import { expectationName } from '../inspector/expectation-words';
import { matching, type ComboboxOption } from '../widgets/combobox-matches';
import { usualBound, usualWithin, withRoom } from './changes';
import { freeId, idsOf } from './nest';
import {
  figuresOf,
  groupOf,
  isPercentile,
  measuredParts,
  statefulParts,
  statesOf,
  type PartOption,
} from './parts';
import { spoken, withNumbers } from './spoken';

/** Something that can be expected of the scenario, as a sentence to be chosen. */
export interface Phrase extends ComboboxOption {
  readonly expectation: Expectation;
}

/** A fault that sentences are about when nothing is said: the first that acts. */
function usualFault({ faults }: Scenario): string | undefined {
  return (faults.find(({ enabled }) => enabled) ?? faults.at(0))?.id;
}

function wholeRun({ durationMs }: Scenario): Span {
  return { fromMs: 0, toMs: Math.max(1000, Math.floor(durationMs / 1000) * 1000) };
}

function after(scenario: Scenario, at: 'start' | 'end', toMs: number): Span {
  const fault = usualFault(scenario);
  return fault === undefined ? wholeRun(scenario) : { after: { fault, at }, fromMs: 0, toMs };
}

/** What is expected most often comes first: an empty field offers these. */
function templates(scenario: Scenario): Expectation[] {
  const over = wholeRun(scenario);
  const breakers = statefulParts(scenario).filter(({ part }) => 'edge' in part);
  const measure = { kind: 'measure', over, hold: 'overall' } as const;
  return [
    { id: 'goodput', ...measure, figure: 'goodput', atLeast: 0.99 },
    { id: 'latency', ...measure, figure: 'latency', percentile: 95, atMost: 250 },
    ...breakers.slice(0, 2).flatMap(({ part }): Expectation[] => [
      {
        id: 'opens',
        kind: 'state',
        of: part,
        state: 'open',
        over: after(scenario, 'start', 5000),
        hold: 'sometime',
      },
      {
        id: 'closes',
        kind: 'state',
        of: part,
        state: 'closed',
        over: after(scenario, 'end', 15_000),
        hold: 'sometime',
      },
    ]),
    { id: 'nothing-lost', kind: 'invariant', rule: 'nothing-lost', over },
  ];
}

/** With more parts than these, single instances are left to the form. */
const MANY_PARTS = 200;

function fewer<Part>(parts: readonly PartOption<Part>[]): readonly PartOption<Part>[] {
  return parts.length <= MANY_PARTS ? parts : parts.filter(({ hint }) => hint !== 'instance');
}

function measures(scenario: Scenario): Expectation[] {
  const over = wholeRun(scenario);
  return fewer(measuredParts(scenario)).flatMap(({ part }) => {
    const group = groupOf(part);
    return figuresOf(group).flatMap((figure): Expectation[] => {
      const base = {
        id: figure,
        kind: 'measure' as const,
        figure,
        ...(part !== undefined && { of: part }),
        over,
        hold: 'overall' as const,
        ...usualBound(figure),
      };
      return isPercentile(figure, group) ? [{ ...base, percentile: 95 }] : [base];
    });
  });
}

function stateSentences(scenario: Scenario): Expectation[] {
  const over = after(scenario, 'start', 5000);
  return fewer(statefulParts(scenario)).flatMap(({ part }) =>
    statesOf(part).flatMap((state): Expectation[] => [
      { id: state, kind: 'state', of: part, state, over, hold: 'sometime' },
      { id: `stays-${state}`, kind: 'state', of: part, state, over: wholeRun(scenario), hold: 'always' },
    ]),
  );
}

function rules(scenario: Scenario): Expectation[] {
  const over = wholeRun(scenario);
  const ofParts = typedKeys(partRules).map((rule): Expectation => ({
    id: rule,
    kind: 'invariant',
    rule,
    over,
  }));
  const keepsStock = scenario.nodes.some((node) => node.kind !== 'client' && node.owns === 'inventory');
  const ofData = typedKeys(dataRules).flatMap((rule): Expectation[] => {
    const isStock = rule === 'stock-never-negative' || rule === 'stock-adds-up';
    if (scenario.sagas.length === 0 && !(isStock && keepsStock)) return [];
    if (rule === 'sagas-end') {
      const withinMs = usualWithin(scenario.durationMs);
      return [
        { id: rule, kind: 'invariant', rule, withinMs, over: withRoom(over, withinMs, scenario.durationMs) },
      ];
    }
    return [
      { id: rule, kind: 'invariant', rule, over },
      { id: `${rule}-broken`, kind: 'invariant', rule, over, broken: true },
    ];
  });
  return [...ofParts, ...ofData];
}

function sagaSentences(scenario: Scenario): Expectation[] {
  if (scenario.sagas.length === 0) return [];
  const over = wholeRun(scenario);
  const which = [undefined, ...scenario.sagas.map(({ id }) => id)];
  return which.flatMap((saga) =>
    sagaStates.map((state): Expectation => {
      const bound = state === 'completed' ? { atLeast: 1 } : { atMost: 0 };
      return {
        id: `sagas-${state}`,
        kind: 'sagas',
        ...(saga !== undefined && { saga }),
        state,
        over,
        ...bound,
      };
    }),
  );
}

function readModelSentences(scenario: Scenario): Expectation[] {
  const over = wholeRun(scenario);
  return scenario.views.flatMap(({ id: view }) =>
    READ_MODEL_FIGURES.map((figure): Expectation => {
      const atMost = readModelFigures[figure].unit === 'ms' ? 1000 : 10;
      return { id: figure, kind: 'read-model', view, figure, over, atMost };
    }),
  );
}

function groups(scenario: Scenario): Expectation[] {
  const [first] = templates(scenario);
  return (['all', 'any'] as const).map((kind) => ({
    id: kind,
    kind,
    of: [{ ...first, id: `${kind}-first` }],
  }));
}

/** Everything that can be expected of the scenario, each as a sentence; `plain` leaves out what holds others. */
export function phrasesOf(scenario: Scenario, isPlain = false): Phrase[] {
  const all = [
    ...templates(scenario),
    ...(isPlain ? [] : groups(scenario)),
    ...measures(scenario),
    ...stateSentences(scenario),
    ...rules(scenario),
    ...sagaSentences(scenario),
    ...readModelSentences(scenario),
  ];
  const seen = new Set<string>();
  return all.flatMap((expectation): Phrase[] => {
    const label = labelOf(scenario, expectation);
    if (seen.has(label)) return [];
    seen.add(label);
    return [{ value: label, label, hint: HINTS[expectation.kind], expectation }];
  });
}

function labelOf(scenario: Scenario, expectation: Expectation): string {
  if ('over' in expectation) return expectationName(scenario, expectation);
  return expectation.kind === 'all' ? 'All of several hold' : 'Any of several holds';
}

const HINTS = {
  measure: 'figure',
  state: 'state',
  invariant: 'rule',
  sagas: 'sagas',
  'read-model': 'read model',
  all: 'group',
  any: 'group',
} as const;

/** The sentences that fit what was typed, with the numbers that it says: "goodput at least 95 %", "opens within 3 s". */
export function phrasesFor(scenario: Scenario, phrases: readonly Phrase[], text: string): Phrase[] {
  const { words, numbers } = spoken(text);
  return matching(phrases, words).map((phrase) => {
    const expectation = withNumbers(phrase.expectation, numbers);
    if (expectation === phrase.expectation) return phrase;
    return { ...phrase, label: labelOf(scenario, expectation), expectation };
  });
}

/** With an id that nothing else has. */
export function ready(expectation: Expectation, { expect }: Pick<Scenario, 'expect'>): Expectation {
  const taken = idsOf(expect);
  if ('over' in expectation) return { ...expectation, id: freeId(taken, expectation.id) };
  const id = freeId(taken, expectation.id);
  return {
    ...expectation,
    id,
    of: expectation.of.map((one) => ({ ...one, id: freeId([...taken, id], one.id) })),
  };
}

function typedKeys<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record).filter((key): key is Key => key in record);
}

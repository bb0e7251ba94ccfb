import { dataRules, partRules } from '../../scenario/expect/data-rule-settings';
import { readModelFigures } from '../../scenario/expect/read-model-settings';
import { FIGURE_WORDS, type FigureUnit } from '../../scenario/expect/figure-word-settings';
import type {
  DataRuleExpectation,
  Expectation,
  InvariantExpectation,
  MeasuredPart,
  MeasureExpectation,
  ReadModelExpectation,
  SagasExpectation,
  Span,
  State,
  StatefulPart,
} from '../../scenario/expect/format';
import type { Scenario } from '../../scenario/format';
import { edgeName, nodeName } from '../event-log/part-names';
import { quantityText } from '../widgets/number-text';

/** What comes to pass when a part takes a state. */
const COMES: Readonly<Record<State, string>> = {
  open: 'opens',
  'half-open': 'goes half-open',
  closed: 'closes',
  shedding: 'sheds requests',
  calm: 'sheds no more',
  up: 'comes up',
  starting: 'starts',
  draining: 'drains',
  stopped: 'stops',
  crashed: 'crashes',
  hung: 'hangs',
};

/** What is expected, as the name of a row: "orders → payments opens within 5 s after “Payment outage” begins". */
export function expectationName(scenario: Scenario, expectation: Expectation): string {
  if (expectation.name !== undefined) return expectation.name;
  switch (expectation.kind) {
    case 'measure':
      return measureWords(scenario, expectation);
    case 'state': {
      const { of, state, hold, over } = expectation;
      const what = hold === 'always' ? `stays ${state}` : COMES[state];
      return `${partName(scenario, of)} ${what}${spanWords(scenario, over)}`;
    }
    case 'invariant':
      return `${ruleWords(expectation)}${spanWords(scenario, expectation.over)}`;
    case 'sagas': {
      const { saga, state, over } = expectation;
      const which = scenario.sagas.find(({ id }) => id === saga)?.name;
      const what = which === undefined ? 'Sagas' : `Sagas of “${which}”`;
      return `${what} ${state} at the end: ${countWords(expectation)}${spanWords(scenario, over)}`;
    }
    case 'read-model': {
      const { view, figure, over } = expectation;
      const name = scenario.views.find(({ id }) => id === view)?.name ?? view;
      const { label, unit } = readModelFigures[figure];
      return `${label} of “${name}”: ${countWords(expectation)} ${unit}${spanWords(scenario, over)}`;
    }
    case 'all':
    case 'any': {
      const parts = expectation.of.map((one) => expectationName(scenario, one)).join('; ');
      return `${expectation.kind === 'all' ? 'All' : 'Any'} of these: ${parts}`;
    }
  }
}

function ruleWords(expectation: InvariantExpectation | DataRuleExpectation): string {
  if (expectation.rule === 'nothing-lost' || expectation.rule === 'nothing-waits')
    return partRules[expectation.rule].kept;
  const { kept, broken } = dataRules[expectation.rule];
  const within = expectation.rule === 'sagas-end' ? ` within ${seconds(expectation.withinMs)} s` : '';
  const isBroken = 'broken' in expectation && expectation.broken === true;
  return `${isBroken ? broken : kept}${within}`;
}

function countWords({ atLeast, atMost }: SagasExpectation | ReadModelExpectation): string {
  if (atLeast === undefined) return `at most ${atMost}`;
  return atMost === undefined ? `at least ${atLeast}` : `from ${atLeast} to ${atMost}`;
}

const SECONDS = { overall: '', always: ' in every second', sometime: ' in some second' } as const;

function measureWords(scenario: Scenario, expectation: MeasureExpectation): string {
  const { figure, of, hold, over, percentile } = expectation;
  const { label } = FIGURE_WORDS[figure];
  const what = percentile === undefined ? label : `p${percentile} ${label.toLowerCase()}`;
  const whose = of === undefined ? '' : ` of ${partName(scenario, of)}`;
  return `${what}${whose} ${boundsWords(expectation)}${SECONDS[hold]}${spanWords(scenario, over)}`;
}

function boundsWords({ figure, atLeast, atMost }: MeasureExpectation): string {
  const text = (value: number): string => valueWords(value, FIGURE_WORDS[figure].unit);
  if (atLeast === undefined) return atMost === undefined ? '' : `at most ${text(atMost)}`;
  return atMost === undefined ? `at least ${text(atLeast)}` : `from ${text(atLeast)} to ${text(atMost)}`;
}

function valueWords(value: number, unit: FigureUnit): string {
  switch (unit) {
    case 'share':
      return quantityText(value, { kind: 'ratio' });
    case 'ms':
      return quantityText(value, { kind: 'duration' });
    case 'per-second':
      return `${value}/s`;
    case 'times':
      return `${value}×`;
    case 'count':
      return String(value);
  }
}

/** One of several instances has its number. */
function partName(scenario: Scenario, of: MeasuredPart | StatefulPart): string {
  if ('edge' in of) return edgeName(scenario, of.edge);
  if ('client' in of) return nodeName(scenario, of.client);
  const number = of.instance === undefined ? '' : ` ${of.instance}`;
  return `${nodeName(scenario, of.node)}${number}`;
}

function spanWords({ faults }: Scenario, span: Span): string {
  const [from, to] = [seconds(span.fromMs), seconds(span.toMs)];
  if (!('after' in span)) return `, ${from} to ${to} s`;
  const { fault: id, at } = span.after;
  const fault = faults.find((one) => one.id === id)?.name ?? id;
  const when = span.fromMs === 0 ? ` within ${to} s` : `, ${from} to ${to} s`;
  return `${when} after “${fault}” ${at === 'start' ? 'begins' : 'ends'}`;
}

function seconds(ms: number): string {
  return String(Number((ms / 1000).toFixed(3)));
}

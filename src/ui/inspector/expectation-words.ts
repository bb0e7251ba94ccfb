import { percentText } from '../../base/duration-text';
import type { Expectation, Range, Scenario } from '../../scenario/format';
import { edgeName, nodeName } from '../event-log/part-names';
import { quantityText } from '../widgets/number-text';

const STATE_WORDS = { open: 'opens', 'half-open': 'goes half-open', closed: 'closes' } as const;

const time = (ms: number): string => quantityText(ms, { kind: 'duration' });

/** What is expected, as the name of a row: "orders → payments opens within 5 s after “Payment outage” begins". */
export function expectationName(scenario: Scenario, expectation: Expectation): string {
  switch (expectation.kind) {
    case 'breaker-state': {
      const { edge, state, after, withinMs } = expectation;
      const fault = scenario.faults.find(({ id }) => id === after.fault)?.name ?? after.fault;
      const moment = `“${fault}” ${after.at === 'start' ? 'begins' : 'ends'}`;
      return `${edgeName(scenario, edge)} ${STATE_WORDS[state]} within ${time(withinMs)} after ${moment}`;
    }
    case 'goodput': {
      const what = `${percentText(expectation.atLeast)} or more answered in time`;
      return `${what}, ${rangeText(expectation)}${clientText(scenario, expectation.client)}`;
    }
    case 'latency': {
      const what = `p${expectation.percentile} at most ${time(expectation.atMostMs)}`;
      return `${what}, ${rangeText(expectation)}${clientText(scenario, expectation.client)}`;
    }
  }
}

function rangeText({ fromMs, toMs }: Range): string {
  return `${seconds(fromMs)} to ${seconds(toMs)} s`;
}

function seconds(ms: number): string {
  return String(Number((ms / 1000).toFixed(3)));
}

function clientText(scenario: Scenario, client: string | undefined): string {
  return client === undefined ? '' : `, for ${nodeName(scenario, client)}`;
}

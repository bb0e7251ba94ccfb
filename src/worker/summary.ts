import { NS_PER_SECOND } from '../base/time';
import { evaluateExpectations } from '../scenario/expect/judge';
import { placeOf, readerOf } from '../scenario/expect/reading';
import type { Scenario } from '../scenario/format';
import { secondsOf } from '../scenario/measured';
import { overallVerdict } from '../scenario/verdict';
import type { History } from '../sim/measure/history';
import { CLIENT_WIDTH } from '../sim/measure/layout';
import type { World } from '../sim/world';
import { endsOf } from './points';
import type { RunSummary, StripSecond, Verdict } from './run-summary';

/** The few figures of a run that the start page shows, and how the requests of each second ended. */
export function summaryOf(scenario: Scenario, world: World): RunSummary {
  const { history } = world.meter;
  // Just as expectations count it: of what was asked and what ended, the larger.
  const goodput = readerOf(history, placeOf(world), secondsOf(scenario.measure)).read('goodput');
  const [answeredInTime, requests] = goodput.counted ?? [0, 0];
  return {
    seconds: world.now / NS_PER_SECOND,
    requests,
    answeredInTime,
    verdict: verdictOf(scenario, world),
    strip: Array.from({ length: history.cursor }, (_, second) => stripSecond(history, second)),
  };
}

function stripSecond(history: History, index: number): StripSecond {
  const { rows, counts } = history.at(index);
  const { served, fallback, late, rejected, failed } = endsOf((counter) => {
    let sum = 0;
    for (let row = 0; row < rows[0]; row++) sum += counts[0][row * CLIENT_WIDTH + counter];
    return sum;
  });
  return { served, fallback, late, rejected, failed };
}

function verdictOf(scenario: Scenario, world: World): Verdict {
  const judged = evaluateExpectations(scenario, world);
  const verdict = overallVerdict(judged);
  const unmet = judged.filter((one) => one.verdict !== 'holds' && one.verdict === verdict);
  return {
    kind: judged.length === 0 ? 'none' : verdict === 'undecided' ? 'open' : verdict,
    expectations: judged.length,
    evidence: unmet.map(({ evidence }) => evidence),
  };
}

import type { Report } from '../scenario/report';
import { CLIENT_WIDTH } from '../sim/measure/layout';
import type { History } from '../sim/measure/history';
import { endsOf } from './points';
import type { RunSummary, StripSecond, Verdict } from './protocol';

/** The few figures of a report that the start page shows, and how the requests of each second ended. */
export function summaryOf(report: Report, history: History): RunSummary {
  const { asked, answeredInTime } = report.totals;
  return {
    seconds: report.simulatedMs / 1000,
    requests: asked,
    answeredInTime,
    verdict: verdictOf(report),
    strip: Array.from({ length: history.cursor }, (_, second) => stripSecond(history, second)),
  };
}

function stripSecond(history: History, index: number): StripSecond {
  const { rows, counts } = history.at(index);
  const { served, late, rejected, failed } = endsOf((counter) => {
    let sum = 0;
    for (let row = 0; row < rows[0]; row++) sum += counts[0][row * CLIENT_WIDTH + counter];
    return sum;
  });
  return { served, late, rejected, failed };
}

function verdictOf(report: Report): Verdict {
  const unmet = report.expectations.filter(
    ({ verdict }) => verdict !== 'holds' && verdict === report.verdict,
  );
  return {
    kind:
      report.expectations.length === 0 ? 'none' : report.verdict === 'undecided' ? 'open' : report.verdict,
    expectations: report.expectations.length,
    evidence: unmet.map((expectation) => expectation.evidence),
  };
}

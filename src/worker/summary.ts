import type { Report } from '../scenario/report';
import type { RunSummary, Verdict } from './protocol';

/** The few figures of a report that the start page shows. */
export function summaryOf(report: Report): RunSummary {
  const { asked, answeredInTime } = report.totals;
  return {
    seconds: report.simulatedMs / 1000,
    requests: asked,
    answeredInTime,
    verdict: verdictOf(report),
  };
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

import { OUTCOMES } from '../../base/outcome';
import { durationText, percentText } from '../../base/duration-text';
import { msToNs } from '../../base/time';
import type { EdgeReport, NodeReport } from '../../scenario/part-reports';
import type { Report } from '../../scenario/report';
import type { Verdict } from '../../scenario/verdict';
import { alignedRows } from './table-text';

/** The changes shown in full; a run may have thousands, and its JSON has them all. */
const SHOWN_CHANGES = 40;

const COLOURS: Readonly<Record<Verdict, string>> = { holds: '32', broken: '31', undecided: '33' };

/** The report for people. The last two lines are the hash and the verdict, for scripts that read no JSON. */
export function summaryText(name: string, report: Report, colour: boolean): string {
  const verdict = (text: string, of: Verdict): string =>
    colour ? `\u001b[${COLOURS[of]}m${text}\u001b[0m` : text;
  const expectations = alignedRows(report.expectations.map((one) => [one.verdict, one.id, one.evidence]));
  const sections = [
    headLines(name, report),
    section('Requests', alignedRows(totalRows(report))),
    section('Calls', alignedRows(edgeRows(report.edges), 1)),
    section('Nodes', alignedRows(nodeRows(report.nodes), 1)),
    section('What happened', changeLines(report)),
    section(
      'Breakers at the end',
      alignedRows(report.breakers.map((one) => [`${one.edge}.${one.layer}`, one.sentence])),
    ),
    section(
      'Expectations',
      expectations.map((line, index) => verdict(line, report.expectations[index].verdict)),
    ),
    [`hash ${report.hash}`, verdict(`verdict ${report.verdict}`, report.verdict)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function headLines(name: string, report: Report): string[] {
  const { fromMs, toMs } = report.measured;
  const lines = [
    `${name} (${report.scenario}), seed ${report.seed}, engine ${report.engine}`,
    `${durationText(msToNs(report.simulatedMs))} simulated, ${report.events} events; ` +
      `figures are of ${fromMs / 1000} s to ${toMs / 1000} s`,
  ];
  if (!report.complete) lines.push('A store of the run is full, so it had to stop here.');
  return lines;
}

function totalRows({ totals }: Report): string[][] {
  const { latencyMs } = totals;
  const failures = OUTCOMES.filter(({ id }) => id !== 'ok' && totals.byOutcome[id] > 0);
  return [
    ['asked', String(totals.asked)],
    ['answered in time', String(totals.answeredInTime)],
    ['answered late', String(totals.answeredLate)],
    ...failures.map(({ id, label }) => [label, String(totals.byOutcome[id])]),
    ['goodput', shareText(totals.goodput)],
    [
      'latency',
      `mean ${msText(latencyMs.mean)}, p50 ${msText(latencyMs.p50)}, p95 ${msText(latencyMs.p95)}, p99 ${msText(latencyMs.p99)}`,
    ],
  ];
}

function edgeRows(edges: readonly EdgeReport[]): string[][] {
  if (edges.length === 0) return [];
  const used = OUTCOMES.filter(({ id }) => id === 'ok' || edges.some((edge) => edge.byOutcome[id] > 0));
  const head = ['edge', 'calls', ...used.map(({ id }) => id), 'retries', 'sent', 'sent/call', 'late', 'p95'];
  const rows = edges.map((edge) => [
    edge.id,
    String(edge.calls),
    ...used.map(({ id }) => String(edge.byOutcome[id])),
    String(edge.retries),
    String(edge.sent),
    edge.amplification === null ? '–' : edge.amplification.toFixed(2),
    String(edge.late),
    msText(edge.p95Ms),
  ]);
  return [head, ...rows];
}

function nodeRows(nodes: readonly NodeReport[]): string[][] {
  if (nodes.length === 0) return [];
  const head = ['node', 'arrived', 'served', 'failed', 'shed', 'utilisation', 'mean wait', 'p95'];
  const rows = nodes.map((node) => [
    node.id,
    String(node.arrived),
    String(node.served),
    String(node.failed),
    String(node.shed),
    shareText(node.utilisation),
    msText(node.meanWaitMs),
    msText(node.p95Ms),
  ]);
  return [head, ...rows];
}

function changeLines({ changes }: Report): string[] {
  const rows = changes
    .slice(0, SHOWN_CHANGES)
    .map(({ timeMs, sentence }) => [`${(timeMs / 1000).toFixed(3)} s`, sentence]);
  const width = rows.reduce((most, [time]) => Math.max(most, time.length), 0);
  const lines = rows.map(([time, sentence]) => `${time.padStart(width)}  ${sentence}`);
  const hidden = changes.length - rows.length;
  return hidden === 0 ? lines : [...lines, `… and ${hidden} more; --json has them all`];
}

function shareText(share: number | null): string {
  return share === null ? '–' : percentText(share);
}

function msText(ms: number | null): string {
  return ms === null ? '–' : durationText(msToNs(ms));
}

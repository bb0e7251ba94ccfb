import { OUTCOMES } from '../../base/outcome';
import { durationText, percentText } from '../../base/duration-text';
import { msToNs } from '../../base/time';
import type { EdgeReport, NodeReport } from '../../scenario/part-reports';
import type { Report } from '../../scenario/report';
import type { Judged, Verdict } from '../../scenario/verdict';
import { alignedRows } from './table-text';

/** The changes shown in full; a run may have thousands, and its JSON has them all. */
const SHOWN_CHANGES = 40;

const COLOURS: Readonly<Record<Verdict, string>> = { holds: '32', broken: '31', undecided: '33' };

/** The report for people. The last two lines are the hash and the verdict, for scripts that read no JSON. */
export function summaryText(name: string, report: Report, colour: boolean): string {
  const verdict = (text: string, of: Verdict): string =>
    colour ? `\u001b[${COLOURS[of]}m${text}\u001b[0m` : text;
  const judged = report.expectations.flatMap((one) => withParts(one, ''));
  const expectations = alignedRows(
    judged.map(([one, indent]) => [one.verdict, indent + one.id, one.evidence]),
  );
  const sections = [
    headLines(name, report),
    section('Requests', alignedRows(totalRows(report))),
    section('Calls', alignedRows(edgeRows(report.edges), 1)),
    section('Nodes', alignedRows(nodeRows(report.nodes), 1)),
    section('Instances', alignedRows(instanceRows(report.nodes), 1)),
    section('What happened', changeLines(report)),
    section(
      'Breakers at the end',
      alignedRows(report.breakers.map((one) => [`${one.edge}.${one.layer}`, one.sentence])),
    ),
    section(
      'Expectations',
      expectations.map((line, index) => verdict(line, judged[index][0].verdict)),
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
  if (!report.complete)
    lines.push('The run had to stop here: it came to a limit of its log, its stores or the calls under way.');
  const { simulatedInstead: nodes } = report;
  if (nodes.length > 0) {
    lines.push(`The work of ${nodes.join(', ')} was simulated: real requests are made only in the page.`);
  }
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

/** An expectation, and below it those that it combines. */
function withParts(judged: Judged, indent: string): (readonly [Judged, string])[] {
  const inside = judged.parts ?? [];
  return [[judged, indent], ...inside.flatMap((one) => withParts(one, `${indent}  `))];
}

/** Columns that are left out where nothing of the kind happened. */
const RARE_CALLS = ['lost', 'duplicated'] as const;
const RARE_WORK = ['unavailable', 'broken', 'expired'] as const;

function edgeRows(edges: readonly EdgeReport[]): string[][] {
  if (edges.length === 0) return [];
  const used = OUTCOMES.filter(({ id }) => id === 'ok' || edges.some((edge) => edge.byOutcome[id] > 0));
  const rare = RARE_CALLS.filter((key) => edges.some((edge) => edge[key] > 0));
  const outcomes = used.map(({ id }) => id);
  const head = ['edge', 'calls', ...outcomes, 'retries', 'sent', 'sent/call', 'late', ...rare, 'p95'];
  const rows = edges.map((edge) => [
    edge.id,
    String(edge.calls),
    ...used.map(({ id }) => String(edge.byOutcome[id])),
    String(edge.retries),
    String(edge.sent),
    edge.amplification === null ? '–' : edge.amplification.toFixed(2),
    String(edge.late),
    ...rare.map((key) => String(edge[key])),
    msText(edge.p95Ms),
  ]);
  return [head, ...rows];
}

function nodeRows(nodes: readonly NodeReport[]): string[][] {
  if (nodes.length === 0) return [];
  const rare = RARE_WORK.filter((key) => nodes.some((node) => node[key] > 0));
  const head = ['node', 'arrived', 'served', 'failed', 'shed', ...rare, 'utilisation', 'mean wait', 'p95'];
  const rows = nodes.map((node) => [
    node.id,
    String(node.arrived),
    String(node.served),
    String(node.failed),
    String(node.shed),
    ...rare.map((key) => String(node[key])),
    shareText(node.utilisation),
    msText(node.meanWaitMs),
    msText(node.p95Ms),
  ]);
  return [head, ...rows];
}

/** Those of nodes that have several. */
function instanceRows(nodes: readonly NodeReport[]): string[][] {
  const rows = nodes.flatMap(({ id, instances }) =>
    instances.map((one) => [
      `${id} ${one.number}`,
      String(one.arrived),
      String(one.served),
      String(one.failed),
      String(one.turnedAway),
      shareText(one.utilisation),
      msText(one.meanLatencyMs),
    ]),
  );
  const head = ['instance', 'arrived', 'served', 'failed', 'turned away', 'utilisation', 'mean latency'];
  return rows.length === 0 ? [] : [head, ...rows];
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

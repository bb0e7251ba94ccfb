import type { Explanation } from '../base/explanation';
import { explainGuard } from '../policies/explanations';
import { nsToMs, NS_PER_SECOND } from '../base/time';
import { changeText } from '../sim/change-words';
import { NO_EDGE } from '../sim/configuration';
import { ENGINE_VERSION } from '../sim/engine-version';
import { CLIENT } from '../sim/measure/layout';
import type { World } from '../sim/world';
import { evaluateExpectations } from './expect/judge';
import { placeOf, readerOf } from './expect/reading';
import type { Range, Scenario } from './format';
import type { Seconds } from './measured';
import { namesOf } from './names';
import { countByOutcome, type OutcomeCounts } from './outcome-counts';
import { edgeReports, nodeReports, type EdgeReport, type NodeReport } from './part-reports';
import { overallVerdict, type Judged, type Verdict } from './verdict';

/** What a run came to, as plain data: figures are of the measured range, everything else of the whole run. */
export interface Report {
  readonly scenario: string;
  readonly seed: number;
  readonly engine: number;
  readonly simulatedMs: number;
  readonly events: number;
  readonly hash: string;
  /** False when the log of changes or the store of documents was full and the run had to stop. */
  readonly complete: boolean;
  /** Nodes whose work real requests would have done in a page: here it was simulated. */
  readonly simulatedInstead: readonly string[];
  readonly measured: Range;
  readonly totals: Totals;
  readonly edges: readonly EdgeReport[];
  readonly nodes: readonly NodeReport[];
  readonly changes: readonly Change[];
  readonly breakers: readonly BreakerReport[];
  readonly expectations: readonly Judged[];
  readonly verdict: Verdict;
}

export interface Totals {
  readonly asked: number;
  readonly answeredInTime: number;
  readonly answeredLate: number;
  /** Requests that ended otherwise than answered. */
  readonly notAnswered: number;
  readonly byOutcome: OutcomeCounts;
  /** Null when nothing was asked. */
  readonly goodput: number | null;
  readonly latencyMs: LatencySummary;
}

/** Of answered requests; null when there were none. */
export interface LatencySummary {
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

export interface Change {
  readonly timeMs: number;
  readonly sentence: string;
}

export interface BreakerReport extends Explanation {
  readonly edge: string;
  readonly layer: string;
}

export function reportOf(scenario: Scenario, world: World, complete = true): Report {
  const seconds = measuredSeconds(scenario, world);
  const expectations = evaluateExpectations(scenario, world);
  const nameOf = namesOf(scenario);
  return {
    scenario: scenario.id,
    seed: world.seed,
    engine: ENGINE_VERSION,
    simulatedMs: nsToMs(world.now),
    events: world.dispatched,
    hash: world.hash.hex(),
    complete,
    simulatedInstead: scenario.nodes.flatMap((node) =>
      node.kind !== 'client' && node.transport !== 'simulated' ? [node.id] : [],
    ),
    measured: { fromMs: seconds.from * 1000, toMs: seconds.to * 1000 },
    totals: totalsOf(world, seconds),
    edges: edgeReports(world, seconds),
    nodes: nodeReports(world, seconds),
    changes: world.log.past().map((row) => ({
      timeMs: nsToMs(row.time),
      sentence: changeText(world.configuration, row, nameOf),
    })),
    breakers: breakerReports(world),
    expectations,
    verdict: overallVerdict(expectations),
  };
}

/** The measured range, as far as the run has closed its seconds. */
function measuredSeconds(scenario: Scenario, world: World): Seconds {
  const closed = Math.floor(world.now / NS_PER_SECOND);
  const { fromMs, toMs } = scenario.measure;
  return { from: Math.min(fromMs / 1000, closed), to: Math.min(toMs / 1000, closed) };
}

function totalsOf(world: World, seconds: Seconds): Totals {
  const reader = readerOf(world.meter.history, placeOf(world), seconds);
  const byOutcome = countByOutcome((outcome) => reader.count(CLIENT.outcome + outcome));
  const at = (percentile: number): number | null => reader.read('latency', percentile).value ?? null;
  return {
    asked: reader.count(CLIENT.asked),
    answeredInTime: reader.count(CLIENT.inTime),
    answeredLate: reader.count(CLIENT.late),
    notAnswered: Object.values(byOutcome).reduce((sum, count) => sum + count, -byOutcome.ok),
    byOutcome,
    goodput: reader.read('goodput').value ?? null,
    latencyMs: { mean: reader.read('mean-latency').value ?? null, p50: at(50), p95: at(95), p99: at(99) },
  };
}

function breakerReports(world: World): BreakerReport[] {
  const { guards, edges } = world.configuration;
  return guards.flatMap((part) => {
    if (part.edge === NO_EDGE) return [];
    const { model } = edges[part.edge];
    // A layer that an edit took away keeps its engine, but guards nothing any more.
    if (part.kind !== 'circuit-breaker' || !model.stack.some((layer) => layer.id === part.layer)) return [];
    return [{ edge: model.id, layer: part.layer, ...explainGuard(part.guard, world.now) }];
  });
}

import { HISTOGRAM_WORDS, addSparse, quantile } from '../base/histogram';
import { FAILED_OUTCOMES, REJECTED_OUTCOMES } from '../base/outcome';
import { NS_PER_SECOND } from '../base/time';
import type { Second } from '../sim/measure/history';
import {
  CLIENT,
  CLIENT_LEVEL_WIDTH,
  EDGE,
  EDGE_LEVEL,
  EDGE_LEVEL_WIDTH,
  NODE,
  WIDTHS,
  type Group,
} from '../sim/measure/layout';
import type { World } from '../sim/world';
import { PART_POINT, PART_POINT_WIDTH } from './frame';
import type { PartRows } from './layout-of';
import type { PartRef } from './protocol';

const GROUP_INDEX: Readonly<Record<Group, number>> = { clients: 0, edges: 1, nodes: 2 };
const cells = new Uint32Array(HISTOGRAM_WORDS);

/** The closed seconds of one part from `from` on; empty for a part that the run does not have. */
export function partSeries(
  world: World,
  rows: PartRows,
  part: PartRef,
  from: number,
): Float64Array<ArrayBuffer> {
  const place = placeOf(rows, part);
  const { history } = world.meter;
  const first = Math.min(from, history.cursor);
  const data = new Float64Array(place === undefined ? 0 : (history.cursor - first) * PART_POINT_WIDTH);
  if (place === undefined) return data;
  for (let index = first; index < history.cursor; index++) {
    writeSecond(history.at(index), place.group, place.row, data, (index - first) * PART_POINT_WIDTH);
  }
  return data;
}

function placeOf(rows: PartRows, part: PartRef): { readonly group: Group; readonly row: number } | undefined {
  if (part.kind === 'node') return rows.nodes.find(({ id }) => id === part.id);
  const edge = rows.edges.find(({ id }) => id === part.id);
  return edge && { group: 'edges', row: edge.row };
}

function writeSecond(second: Second, group: Group, row: number, data: Float64Array, offset: number): void {
  const g = GROUP_INDEX[group];
  // A part that an edit added was not there in earlier seconds.
  const isThere = row < second.rows[g];
  const counter = (index: number): number => (isThere ? second.counts[g][row * WIDTHS[group] + index] : 0);
  cells.fill(0);
  if (isThere) addSparse(cells, 0, second.latencies[g][row]);
  const { asked, served, rejected, failed, inFlight, queued, triesPerCall } =
    group === 'nodes' ? ofNode(counter) : ofCalls(counter, group, isThere ? levelsOf(second, group, row) : 0);
  data[offset + PART_POINT.asked] = asked;
  data[offset + PART_POINT.served] = served;
  data[offset + PART_POINT.rejected] = rejected;
  data[offset + PART_POINT.failed] = failed;
  data[offset + PART_POINT.p50] = quantile(cells, 0, 0.5) / 1e6;
  data[offset + PART_POINT.p95] = quantile(cells, 0, 0.95) / 1e6;
  data[offset + PART_POINT.p99] = quantile(cells, 0, 0.99) / 1e6;
  data[offset + PART_POINT.inFlight] = inFlight;
  data[offset + PART_POINT.queued] = queued;
  data[offset + PART_POINT.triesPerCall] = triesPerCall;
}

type Point = Readonly<
  Record<'asked' | 'served' | 'rejected' | 'failed' | 'inFlight' | 'queued' | 'triesPerCall', number>
>;

function ofNode(counter: (index: number) => number): Point {
  return {
    asked: counter(NODE.arrived),
    served: counter(NODE.served),
    rejected: counter(NODE.shed) + counter(NODE.refused),
    failed: counter(NODE.failed) - counter(NODE.refused),
    inFlight: counter(NODE.busyArea) / NS_PER_SECOND,
    queued: counter(NODE.queueArea) / NS_PER_SECOND,
    triesPerCall: NaN,
  };
}

function ofCalls(counter: (index: number) => number, group: 'clients' | 'edges', open: number): Point {
  const first = group === 'clients' ? CLIENT.outcome : EDGE.outcome;
  const sum = (codes: readonly number[]): number =>
    codes.reduce((total, code) => total + counter(first + code), 0);
  const asked = counter(group === 'clients' ? CLIENT.asked : EDGE.calls);
  return {
    asked,
    served: counter(first),
    rejected: sum(REJECTED_OUTCOMES),
    failed: sum(FAILED_OUTCOMES),
    inFlight: open,
    queued: 0,
    triesPerCall: group === 'clients' ? NaN : (asked + counter(EDGE.retries)) / asked,
  };
}

function levelsOf(second: Second, group: 'clients' | 'edges', row: number): number {
  return group === 'clients'
    ? second.levels[GROUP_INDEX.clients][row * CLIENT_LEVEL_WIDTH]
    : second.levels[GROUP_INDEX.edges][row * EDGE_LEVEL_WIDTH + EDGE_LEVEL.open];
}

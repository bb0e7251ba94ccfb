import { HISTOGRAM_WORDS, addSparse, clear, quantile, removeSparse } from '../base/histogram';
import { FAILED_OUTCOMES, FALLBACK, REJECTED_OUTCOMES } from '../base/outcome';
import { NS_PER_MS, NS_PER_SECOND } from '../base/time';
import type { Second } from '../sim/measure/history';
import { latenciesOf } from '../sim/measure/second';
import {
  CLIENT,
  CLIENT_LEVEL_WIDTH,
  EDGE,
  EDGE_LEVEL,
  EDGE_LEVEL_WIDTH,
  GROUPS,
  INSTANCE,
  INSTANCE_WIDTH,
  NODE,
  NODE_WIDTH,
  OF_ONLY_INSTANCE,
  WIDTHS,
  type PartGroup,
} from '../sim/measure/layout';
import type { World } from '../sim/world';
import { INSTANCE_POINT, INSTANCE_POINT_WIDTH, PART_POINT, PART_POINT_WIDTH } from './frame';
import type { PartRows } from './layout-of';
import type { PartRef } from './protocol';

const GROUP_INDEX: Readonly<Record<PartGroup, number>> = { clients: 0, edges: 1, nodes: 2 };
const cells = new Uint32Array(HISTOGRAM_WORDS);

/** Numbers of closed seconds, so many of each. */
interface SeriesData {
  readonly width: number;
  readonly data: Float64Array<ArrayBuffer>;
}

/** The closed seconds of one part from `from` on; empty for a part that the run does not have. */
export function partSeries(world: World, rows: PartRows, part: PartRef, from: number): SeriesData {
  const place = placeOf(rows, part);
  const { history } = world.meter;
  const first = Math.min(from, history.cursor);
  const data = new Float64Array(place === undefined ? 0 : (history.cursor - first) * PART_POINT_WIDTH);
  if (place === undefined) return { width: PART_POINT_WIDTH, data };
  for (let index = first; index < history.cursor; index++) {
    const offset = (index - first) * PART_POINT_WIDTH;
    writeSecond(history.at(index), place, data, offset);
    if (place.group === 'nodes') {
      const workers = history.workersTime('nodes', place.row, index, index + 1) / NS_PER_SECOND;
      data[offset + PART_POINT.utilisation] = data[offset + PART_POINT.inFlight] / workers;
    }
  }
  return { width: PART_POINT_WIDTH, data };
}

interface Place {
  readonly group: PartGroup;
  readonly row: number;
}

function placeOf(rows: PartRows, part: PartRef): Place | undefined {
  if (part.kind === 'node') return rows.nodes.find(({ id }) => id === part.id);
  const edge = rows.edges.find(({ id }) => id === part.id);
  return edge && { group: 'edges', row: edge.row };
}

/** The closed seconds of all instances of a node from `from` on, instance by instance within each second. */
export function instanceSeries(world: World, rows: PartRows, node: string, from: number): SeriesData {
  const row = rows.nodes.find(({ group, id }) => group === 'nodes' && id === node)?.row;
  if (row === undefined) return { width: 0, data: new Float64Array(0) };
  const places = world.nodeParts[row].allInstances;
  const { history } = world.meter;
  // As long as there was only the first, its node tells of it.
  const apartFrom = world.meter.apartFrom(places[0]);
  const first = Math.min(from, history.cursor);
  const data = new Float64Array((history.cursor - first) * places.length * INSTANCE_POINT_WIDTH);
  let offset = 0;
  for (let index = first; index < history.cursor; index++) {
    const second = history.at(index);
    places.forEach((instance, place) => {
      const isAlone = place === 0 && index < apartFrom;
      const done = isAlone ? ofOnly(second, row, places.slice(1)) : ofOne(second, instance);
      writeInstance(done, data, offset);
      offset += INSTANCE_POINT_WIDTH;
    });
  }
  return { width: places.length * INSTANCE_POINT_WIDTH, data };
}

type Counter = (counter: number) => number;

/** What an instance did in a second. */
interface Done {
  readonly count: Counter;
  /** Puts its latencies into an empty histogram. */
  readonly addLatencies: (target: Uint32Array) => void;
}

const INSTANCES = GROUPS.indexOf('instances');

/** One that an edit added was not there in earlier seconds. */
function ofOne(second: Second, instance: number): Done {
  const { rows, counts } = second;
  return {
    count: (counter) =>
      instance < rows[INSTANCES] ? counts[INSTANCES][instance * INSTANCE_WIDTH + counter] : 0,
    addLatencies: (target) => addSparse(target, 0, latenciesOf(second, INSTANCES, instance)),
  };
}

/** Of the only instance of a node, up to the second in which others came: all that these did not do. */
function ofOnly(second: Second, node: number, others: readonly number[]): Done {
  const g = GROUP_INDEX.nodes;
  const rest = others.map((instance) => ofOne(second, instance));
  return {
    count: (counter) => {
      if (node >= second.rows[g]) return 0;
      const whole = OF_ONLY_INSTANCE[counter].map((one) => second.counts[g][node * NODE_WIDTH + one]);
      return sum(whole) - sum(rest.map(({ count }) => count(counter)));
    },
    addLatencies: (target) => {
      addSparse(target, 0, latenciesOf(second, g, node));
      for (const instance of others) removeSparse(target, 0, latenciesOf(second, INSTANCES, instance));
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function writeInstance({ count, addLatencies }: Done, data: Float64Array, offset: number): void {
  const [served, failed] = [count(INSTANCE.served), count(INSTANCE.failed)];
  data[offset + INSTANCE_POINT.asked] = count(INSTANCE.arrived);
  data[offset + INSTANCE_POINT.served] = served;
  data[offset + INSTANCE_POINT.failed] = failed;
  data[offset + INSTANCE_POINT.turnedAway] = count(INSTANCE.turnedAway);
  data[offset + INSTANCE_POINT.meanMs] = count(INSTANCE.sojournNs) / (served + failed) / NS_PER_MS;
  data[offset + INSTANCE_POINT.inFlight] = count(INSTANCE.busyArea) / NS_PER_SECOND;
  data[offset + INSTANCE_POINT.queued] = count(INSTANCE.queueArea) / NS_PER_SECOND;
  clear(cells, 0);
  addLatencies(cells);
  data[offset + INSTANCE_POINT.p95Ms] = quantile(cells, 0, 0.95) / NS_PER_MS;
}

function writeSecond(second: Second, { group, row }: Place, data: Float64Array, offset: number): void {
  const g = GROUP_INDEX[group];
  // A part that an edit added was not there in earlier seconds.
  const isThere = row < second.rows[g];
  const counter = (index: number): number => (isThere ? second.counts[g][row * WIDTHS[group] + index] : 0);
  clear(cells, 0);
  addSparse(cells, 0, latenciesOf(second, g, row));
  const point =
    group === 'nodes' ? ofNode(counter) : ofCalls(counter, group, isThere ? levelsOf(second, group, row) : 0);
  const { asked, served, rejected, failed, inFlight, queued, triesPerCall } = point;
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
  data[offset + PART_POINT.utilisation] = NaN;
  data[offset + PART_POINT.meanWait] = point.meanWait ?? NaN;
  data[offset + PART_POINT.lost] = point.lost ?? NaN;
  data[offset + PART_POINT.duplicated] = point.duplicated ?? NaN;
  data[offset + PART_POINT.late] = point.late ?? NaN;
  data[offset + PART_POINT.fallback] = point.fallback ?? NaN;
}

type Point = Readonly<
  Record<'asked' | 'served' | 'rejected' | 'failed' | 'inFlight' | 'queued' | 'triesPerCall', number> &
    Partial<Record<'meanWait' | 'lost' | 'duplicated' | 'late' | 'fallback', number>>
>;

function ofNode(counter: Counter): Point {
  const refused = counter(NODE.refused);
  return {
    asked: counter(NODE.arrived),
    served: counter(NODE.served),
    rejected: counter(NODE.shed) + counter(NODE.expired) + refused,
    failed: counter(NODE.failed) - refused + counter(NODE.unavailable) + counter(NODE.broken),
    inFlight: counter(NODE.busyArea) / NS_PER_SECOND,
    queued: counter(NODE.queueArea) / NS_PER_SECOND,
    triesPerCall: NaN,
    meanWait: counter(NODE.waitNs) / counter(NODE.started) / NS_PER_MS,
  };
}

function ofCalls(counter: Counter, group: 'clients' | 'edges', open: number): Point {
  const first = group === 'clients' ? CLIENT.outcome : EDGE.outcome;
  const all = (codes: readonly number[]): number => sum(codes.map((code) => counter(first + code)));
  const asked = counter(group === 'clients' ? CLIENT.asked : EDGE.calls);
  return {
    asked,
    served: counter(first),
    fallback: counter(first + FALLBACK),
    rejected: all(REJECTED_OUTCOMES),
    failed: all(FAILED_OUTCOMES),
    inFlight: open,
    queued: 0,
    triesPerCall: group === 'clients' ? NaN : (asked + counter(EDGE.retries)) / asked,
    ...(group === 'edges' && {
      lost: counter(EDGE.lost),
      duplicated: counter(EDGE.duplicated),
      late: counter(EDGE.late),
    }),
  };
}

function levelsOf(second: Second, group: 'clients' | 'edges', row: number): number {
  return group === 'clients'
    ? second.levels[GROUP_INDEX.clients][row * CLIENT_LEVEL_WIDTH]
    : second.levels[GROUP_INDEX.edges][row * EDGE_LEVEL_WIDTH + EDGE_LEVEL.open];
}

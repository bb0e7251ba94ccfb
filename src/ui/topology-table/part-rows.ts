import { patterns } from '../../patterns/registry';
import type { Scenario } from '../../scenario/format';
import { BREAKER_FIELD, EDGE_FIELD, NODE_FIELD, type Field, type FrameView } from '../../worker/frame';
import type { PartRef } from '../../worker/protocol';
import { BREAKER_MODE } from '../breaker-ring/ring-geometry';
import { edgeNames } from '../event-log/part-names';
import { lowered } from '../forms/setting-words';
import { healthOf, kindWords } from '../inspector/node/node-words';
import type { Health } from '../marks/mark-paths';

/** A value that a cell shows and that rows are sorted by; NaN where nothing is known. */
export interface TableRow {
  readonly part: PartRef;
  readonly name: string;
}

export interface NodeRow extends TableRow {
  readonly kind: string;
  readonly health: Health;
  readonly rate: number;
  readonly failed: number;
  readonly rejected: number;
  readonly p95: number;
  readonly inFlight: number;
  /** How many it has workers for; NaN of a client. */
  readonly capacity: number;
  readonly ready: number;
  readonly instances: number;
}

export interface CallRow extends TableRow {
  /** The kinds of its layers, outermost first, and "none" where it has none. */
  readonly guards: string;
  /** Of its breakers the state that matters most; -1 where it has none. */
  readonly breaker: number;
  readonly rate: number;
  readonly rejected: number;
  readonly failed: number;
  readonly retries: number;
  readonly p95: number;
}

/** The nodes of a scenario as they stand in this frame. */
export function nodeRows({ nodes }: Scenario, frame: FrameView | null): readonly NodeRow[] {
  const places = placesOf(frame?.layout.nodes);
  return nodes.map((node): NodeRow => {
    const row = places.get(node.id);
    const read = (field: Field<typeof NODE_FIELD>): number =>
      frame === null || row === undefined ? NaN : frame.node(row, field);
    return {
      part: { kind: 'node', id: node.id },
      name: node.name,
      kind: kindWords(node),
      health: healthOf(read(NODE_FIELD.health)),
      rate: read(NODE_FIELD.rate),
      failed: read(NODE_FIELD.failedShare),
      rejected: read(NODE_FIELD.rejectedShare),
      p95: read(NODE_FIELD.p95),
      inFlight: read(NODE_FIELD.inFlight),
      capacity: read(NODE_FIELD.capacity),
      ready: read(NODE_FIELD.ready),
      instances: read(NODE_FIELD.instances),
    };
  });
}

/** The calls of a scenario as they stand in this frame. */
export function callRows(scenario: Scenario, frame: FrameView | null): readonly CallRow[] {
  const places = placesOf(frame?.layout.edges);
  const names = edgeNames(scenario);
  const modes = breakerModes(frame);
  return scenario.edges.map(({ id, stack }): CallRow => {
    const row = places.get(id);
    const read = (field: Field<typeof EDGE_FIELD>): number =>
      frame === null || row === undefined ? NaN : frame.edge(row, field);
    const on = stack.filter(({ enabled }) => enabled);
    return {
      part: { kind: 'edge', id },
      name: names.get(id) ?? id,
      guards: on.length === 0 ? 'none' : on.map(({ kind }) => lowered(patterns[kind].title)).join(', '),
      breaker: modes.get(id) ?? (on.some(({ kind }) => kind === 'circuit-breaker') ? 0 : -1),
      rate: read(EDGE_FIELD.callRate),
      rejected: read(EDGE_FIELD.rejectedRate),
      failed: read(EDGE_FIELD.failedRate),
      retries: read(EDGE_FIELD.retryRate),
      p95: read(EDGE_FIELD.p95),
    };
  });
}

/** Open matters more than half-open, and that more than closed. */
const WEIGHT: Readonly<Record<number, number>> = {
  [BREAKER_MODE.closed]: 0,
  [BREAKER_MODE.halfOpen]: 1,
  [BREAKER_MODE.open]: 2,
};

function breakerModes(frame: FrameView | null): ReadonlyMap<string, number> {
  const modes = new Map<string, number>();
  frame?.layout.layers.forEach(({ edge, kind }, row) => {
    if (kind !== 'circuit-breaker') return;
    const mode = frame.layer(row, BREAKER_FIELD.mode);
    const before = modes.get(edge);
    if (before === undefined || WEIGHT[mode] > WEIGHT[before]) modes.set(edge, mode);
  });
  return modes;
}

function placesOf(ids: readonly string[] = []): ReadonlyMap<string, number> {
  return new Map(ids.map((id, place) => [id, place]));
}

import type { CriticalPiece, Span, SpanEvent, Trace, TraceRow } from '../../worker/traces';

/** A span with what lies within it; times are ms since the request began, and an end that is left out is open. */
export interface SpanSketch extends Partial<
  Pick<Span, 'kind' | 'detail' | 'part' | 'layer' | 'end' | 'note' | 'abandoned'>
> {
  readonly name: string;
  readonly from: number;
  readonly to?: number;
  readonly events?: readonly (Omit<SpanEvent, 'layer'> & Partial<SpanEvent>)[];
  /** When it decided how long the request took, in ms since the request began. */
  readonly critical?: readonly (readonly [number, number])[];
  readonly within?: readonly SpanSketch[];
}

const NS = 1e6;

export function traceOf(row: Partial<TraceRow>, root: SpanSketch): Trace {
  const startedAt = row.startedAt ?? 0;
  const spans: Span[] = [];
  const critical: CriticalPiece[] = [];
  const add = (sketch: SpanSketch, parent: number): void => {
    const place = spans.length;
    const at = (ms: number): number => startedAt + ms * NS;
    spans.push({
      id: (place + 1).toString(16).padStart(16, '0'),
      parent,
      kind: sketch.kind ?? 'work',
      name: sketch.name,
      detail: sketch.detail ?? '',
      part: sketch.part ?? null,
      layer: sketch.layer ?? null,
      from: at(sketch.from),
      to: sketch.to === undefined ? NaN : at(sketch.to),
      end: sketch.end ?? (sketch.to === undefined ? 'open' : 'served'),
      note: sketch.note ?? '',
      abandoned: sketch.abandoned ?? false,
      events: (sketch.events ?? []).map((event) => ({ layer: null, ...event, time: at(event.time) })),
    });
    for (const [from, to] of sketch.critical ?? [])
      critical.push({ span: place, from: at(from), to: at(to) });
    for (const child of sketch.within ?? []) add(child, place);
  };
  add(root, -1);
  return {
    row: rowOf({ durationNs: ((root.to ?? root.from) - root.from) * NS, ...row }),
    spans,
    critical: critical.toSorted((one, other) => one.from - other.from),
    truncated: false,
  };
}

export function rowOf(row: Partial<TraceRow> = {}): TraceRow {
  return {
    ref: { client: 'web', number: 1 },
    traceId: '4f2a71b0c91d4f2a71b0c91d4f2a71b0',
    name: 'POST /orders',
    startedAt: 0,
    durationNs: 40 * NS,
    end: 'served',
    cause: '',
    decisions: [],
    keptFor: 'sample',
    ...row,
  };
}

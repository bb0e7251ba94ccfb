import { ensure } from '../../base/assert';
import { SpanBuilder } from './span-builder';
import type { SimSpan } from './span';
import type { TraceRecord } from './records';

/** The tree of spans of what was recorded of a request (replay.ts), as a list in which each comes after its parent. */
export function spansOf(records: readonly TraceRecord[]): readonly SimSpan[] {
  const builder = new SpanBuilder();
  for (const record of records) builder.take(record);
  return inOrder(builder.spans);
}

/** Depth first, siblings by their beginning. The builder lists them as they began, with parents by ordinal. */
function inOrder(spans: readonly SimSpan[]): SimSpan[] {
  const children = spans.map((): number[] => []);
  for (const { ordinal, parent } of spans) if (parent >= 0) children[parent].push(ordinal);
  const listed: SimSpan[] = [];
  const places = new Int32Array(spans.length);
  // The request, which was asked first, and then whatever is next on the way down.
  const next = spans.length > 0 ? [0] : [];
  for (;;) {
    const ordinal = next.pop();
    if (ordinal === undefined) return listed;
    const span = spans[ordinal];
    places[ordinal] = listed.length;
    listed.push({ ...span, parent: span.parent < 0 ? -1 : places[span.parent] });
    const ofSpan = ensure(children[ordinal], `children of span ${ordinal}`);
    for (let k = ofSpan.length - 1; k >= 0; k--) next.push(ofSpan[k]);
  }
}

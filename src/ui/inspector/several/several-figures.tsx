import type { PartRef } from '../../../worker/protocol';
import { EDGE_FIELD, NODE_FIELD, type FrameView } from '../../../worker/frame';
import { count, milliseconds, rate, share } from '../../figures';
import { edgeValue, nodeValue } from '../frame-reads';
import { FigureStrip, LiveFigure } from '../parts/figure-strip';

type Read = (frame: FrameView | null) => number;

/** Live figures of several parts: added up where that means something, and the worst of them where it does not. */
export function SeveralFigures({ parts }: { readonly parts: readonly PartRef[] }) {
  const nodes = parts.filter(({ kind }) => kind === 'node').map(({ id }) => id);
  const edges = parts.filter(({ kind }) => kind === 'edge').map(({ id }) => id);
  const ofNodes = (field: Parameters<typeof nodeValue>[2], join: Join): Read =>
    read(nodes, (frame, id) => nodeValue(frame, id, field), join);
  const ofEdges = (field: Parameters<typeof edgeValue>[2]): Read =>
    read(edges, (frame, id) => edgeValue(frame, id, field), sum);
  return (
    <>
      {nodes.length > 0 && (
        <FigureStrip label="Nodes now">
          <LiveFigure read={ofNodes(NODE_FIELD.inFlight, sum)} show={count} caption="in flight in all" />
          <LiveFigure
            read={ofNodes(NODE_FIELD.failedShare, worst)}
            show={share}
            caption="failed at worst"
            tone="failed"
          />
          <LiveFigure read={ofNodes(NODE_FIELD.p95, worst)} show={milliseconds} caption="p95 at worst" />
        </FigureStrip>
      )}
      {edges.length > 0 && (
        <FigureStrip label="Calls now">
          <LiveFigure read={ofEdges(EDGE_FIELD.callRate)} show={rate} caption="asked in all" />
          <LiveFigure read={ofEdges(EDGE_FIELD.sentRate)} show={rate} caption="let through" />
          <LiveFigure
            read={ofEdges(EDGE_FIELD.rejectedRate)}
            show={rate}
            caption="rejected"
            tone="rejected"
          />
        </FigureStrip>
      )}
    </>
  );
}

type Join = (values: readonly number[]) => number;

const sum: Join = (values) => values.reduce((total, value) => total + value, 0);
const worst: Join = (values) => Math.max(...values);

/** Of the parts that have the figure; none of them has it before the first frame. */
function read(
  ids: readonly string[],
  one: (frame: FrameView | null, id: string) => number,
  join: Join,
): Read {
  return (frame) => {
    const values = ids.map((id) => one(frame, id)).filter((value) => !Number.isNaN(value));
    return values.length === 0 ? NaN : join(values);
  };
}

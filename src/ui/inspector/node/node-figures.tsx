import type { ScenarioNode } from '../../../scenario/format';
import { NODE_FIELD, type FrameView } from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { milliseconds, rate, share } from '../../figures';
import { nodeValue } from '../frame-reads';
import { FigureStrip, LiveFigure } from '../parts/figure-strip';
import { staleText } from './node-words';

/** Rate, what failed, what was rejected, and the 95th percentile. */
export function NodeFigures({ node }: { readonly node: ScenarioNode }) {
  const read =
    (field: Parameters<typeof nodeValue>[2]) =>
    (frame: FrameView | null): number =>
      nodeValue(frame, node.id, field);
  const age = useFrame(({ frame }) => staleText(nodeValue(frame, node.id, NODE_FIELD.idleFor)) ?? null);
  const stale = age ?? undefined;
  return (
    <FigureStrip label="Requests now">
      <LiveFigure
        read={read(NODE_FIELD.rate)}
        show={rate}
        caption={node.kind === 'client' ? 'asked' : 'arrive'}
      />
      <LiveFigure
        read={read(NODE_FIELD.failedShare)}
        show={share}
        caption="failed"
        tone="failed"
        stale={stale}
      />
      <LiveFigure
        read={read(NODE_FIELD.rejectedShare)}
        show={share}
        caption="rejected"
        tone="rejected"
        stale={stale}
      />
      <LiveFigure read={read(NODE_FIELD.p95)} show={milliseconds} caption="p95" stale={stale} />
    </FigureStrip>
  );
}

import { Handle, Position, useStore, type NodeProps } from '@xyflow/react';
import { memo, useRef } from 'react';
import type { FrameFeed } from '../../../state/feed';
import { useCanvas } from '../canvas-context';
import type { CardNode } from '../flow-parts';
import { isOverview } from '../flow-settings';
import { frameRows } from '../frame-rows';
import type { NodeKind } from '../topology';
import { useTurn, useTurnEffect } from '../use-turn';
import { CardFace } from './card-face';
import { InstanceStrip } from './instance-strip';
import { LateVerbs } from './late-verbs';
import { NO_FIGURES, nodeFigures, sameFigures, sameFromAfar, type NodeFigures } from './node-figures';
import { instanceWords, nodeWords } from './node-words';
import classes from './node-card.module.css';

/** A node of the topology as React Flow shows it, with its figures as they are at this card's turns. */
export const NodeCard = memo(function NodeCard({ id, data, selected, dragging }: NodeProps<CardNode>) {
  const { name, kind, sizing, zones, isReal, store } = data;
  const root = useRef<HTMLDivElement>(null);
  const { figures: turns, names } = useCanvas();
  const read = (feed: FrameFeed): NodeFigures => figuresOf(feed, id, kind);
  const isFar = useStore(isOverview);
  const figures = useTurn(turns, read, isFar ? sameFromAfar : sameFigures);
  useTurnEffect(names, (feed) => {
    // The element with the role and the focus is React Flow's own, around this card.
    const words = nodeWords(name, kind, read(feed), isReal, store);
    root.current?.closest('.react-flow__node')?.setAttribute('aria-label', words);
  });
  return (
    <div ref={root} className={classes.root}>
      {selected && sizing !== 'narrow' && kind !== 'client' && (
        // What is in hand needs no tools, and to look for a free place for them at each step costs time.
        <LateVerbs show={({ NodeVerbs }) => !dragging && <NodeVerbs id={id} name={name} />} />
      )}
      <Handle type="target" position={Position.Left} className={classes.handle} />
      <Handle type="source" position={Position.Right} className={classes.handle} />
      <CardFace
        name={name}
        kind={kind}
        low={sizing !== 'usual' || kind === 'database'}
        figures={figures}
        zones={zones}
        isReal={isReal}
        store={store}
        strip={
          !isFar &&
          figures.up !== '' && (
            <InstanceStrip id={id} title={instanceWords(figures)} narrow={sizing === 'narrow'} />
          )
        }
      />
    </div>
  );
});

function figuresOf({ frame }: FrameFeed, id: string, kind: NodeKind): NodeFigures {
  const row = frame === null ? undefined : frameRows(frame.layout).nodes.get(id);
  return frame === null || row === undefined ? NO_FIGURES : nodeFigures(frame, row, kind);
}

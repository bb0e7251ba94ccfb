import { useEffect, useRef, useState } from 'react';
import { useActors } from '../app/app-context';
import type { DrawingProps } from '../topology/drawing-part';
import type { FlowProps } from '../topology/flow-settings';
import { Doing } from './doing';
import { GuideLines } from './moving/guide-lines';
import { useMoves } from './moving/use-moves';
import { useLatest } from './use-latest';

/** All that somebody may do to the topology on its canvas. */
export function Drawing(props: DrawingProps) {
  const { tell, drawn } = props;
  const actors = useActors();
  const [said, say] = useState('');
  const latest = useLatest(drawn);
  const doing = useRef<Doing>(undefined);
  const moves = useMoves(props, () => {
    doing.current ??= new Doing({
      actors,
      boxes: () => latest.current.boxes,
      flush: () => moves.cards.flush(),
      say,
    });
    return doing.current;
  });
  const { take } = moves;
  const { onNodesChange } = drawn.flow;
  useEffect(() => {
    const flow: FlowProps = {
      nodesDraggable: true,
      onNodesChange: (changes) => {
        take(changes);
        onNodesChange(changes);
      },
    };
    tell(flow);
  }, [tell, take, onNodesChange]);
  useEffect(() => () => tell({}), [tell]);
  return (
    <>
      <GuideLines guides={moves.guides} />
      <div role="status" aria-label="Drawing" className="visually-hidden">
        {said}
      </div>
    </>
  );
}

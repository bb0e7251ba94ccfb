import { useEffect, useMemo } from 'react';
import { boardOf } from '../../state/action-board';
import { drawingActions } from '../../state/drawing-actions';
import { selectAll, select } from '../../state/view';
import { useView } from '../app/app-context';
import type { DrawingProps } from '../topology/drawing-part';
import type { FlowProps } from '../topology/flow-settings';
import { HeldChoice } from './choosing/held-choice';
import { afterChanges } from './choosing/select-changes';
import { RubberBand } from './choosing/rubber-band';
import { CallLayer } from './connecting/call-layer';
import { useClipboard } from './copying/use-clipboard';
import { DeskProvider, type Desk } from './desk';
import { Groups } from './groups/groups';
import { EmptyDrawing } from './first-steps/empty-drawing';
import { nextStep } from './first-steps/next-step';
import { NextStepNote } from './first-steps/next-step-note';
import { SelectionBar } from './menu/selection-bar';
import { useMenuGestures } from './menu/use-menu-gestures';
import { GuideLines } from './moving/guide-lines';
import type { Moves } from './moving/use-moves';
import { OpenTool } from './open-tool';
import { useChosen } from './use-chosen';
import { useDeskOf } from './use-desk-of';
import { useTakenBack } from './use-taken-back';
import { useWishes } from './use-wishes';

export { carriedLines } from './moving/carried-lines';

/** All that somebody may do to the topology on its canvas. */
export function Drawing(props: DrawingProps) {
  const { drawn, world, scenario } = props;
  const { desk, moves, tool, said } = useDeskOf(props);
  const chosen = useChosen(scenario);
  const edge = useView(({ selection, also }) =>
    selection?.kind === 'edge' && also.length === 0 ? selection : null,
  );
  const step = useMemo(() => nextStep(scenario), [scenario]);
  useFlow(props, desk, moves);
  useWishes(props, desk);
  useTakenBack(props, desk);
  useClipboard(desk);
  useMenuGestures(desk, world);
  useEffect(() => boardOf(desk.actors).take(drawingActions), [desk]);
  return (
    <DeskProvider value={desk}>
      <GuideLines guides={moves.guides} />
      <Groups
        {...props}
        cards={moves.cards}
        taker={moves.taker}
        renamed={tool?.kind === 'rename-group' ? tool.group : null}
      />
      <RubberBand world={world} />
      <CallLayer world={world} drawn={drawn} edge={edge} taught={step?.node ?? null} />
      {step !== null && <NextStepNote step={step} boxes={drawn.boxes} />}
      <SelectionBar nodes={chosen} boxes={drawn.boxes} scenario={scenario} />
      {tool !== null && <OpenTool tool={tool} drawn={drawn} />}
      {scenario.nodes.length === 0 && <EmptyDrawing />}
      <div role="status" aria-label="Drawing" className="visually-hidden">
        {said}
      </div>
    </DeskProvider>
  );
}

const SEVERAL = ['Shift', 'Control', 'Meta'];

/** What React Flow is told, and what becomes of the changes that it proposes. */
function useFlow({ tell }: DrawingProps, desk: Desk, { take }: Moves): void {
  useEffect(() => {
    const { view } = desk.actors;
    let several = false;
    const choice = new HeldChoice((parts) => selectAll(view, parts));
    const look = (event: KeyboardEvent | PointerEvent): void => {
      several = event.shiftKey || event.ctrlKey || event.metaKey;
      choice.letGo();
    };
    const choose = (kind: 'node' | 'edge', changes: Parameters<typeof afterChanges>[2]): void => {
      const after = afterChanges(choice.untold ?? desk.chosen().parts, kind, changes, several);
      if (after !== null) choice.choose(after);
    };
    const flow: FlowProps = {
      nodesDraggable: true,
      multiSelectionKeyCode: SEVERAL,
      onNodesChange: (changes) => {
        take(changes);
        choose('node', changes);
      },
      onEdgesChange: (changes) => choose('edge', changes),
      onNodeDragStart: () => choice.takeUp(),
      onNodeDragStop: () => choice.letGo(),
      // A press on one of several means that one.
      onNodeClick: ({ shiftKey, ctrlKey, metaKey }, { id }) => {
        if (!shiftKey && !ctrlKey && !metaKey && desk.chosen().parts.length > 1)
          select(view, { kind: 'node', id });
      },
      onNodeDoubleClick: (_event, { id }) => desk.open({ kind: 'rename', node: id }),
    };
    tell(flow);
    const events = ['keydown', 'keyup', 'pointerdown'] as const;
    for (const event of events) window.addEventListener(event, look, true);
    return () => {
      tell({});
      for (const event of events) window.removeEventListener(event, look, true);
      choice.letGo();
    };
  }, [tell, desk, take]);
}

import { useEffect, useRef } from 'react';
import type { Scenario } from '../../scenario/format';
import type { PartRef } from '../../worker/protocol';
import { useActors, useRun, useView } from '../app/app-context';
import { EmptyState } from '../widgets/empty-state';
import { EdgePane } from './edge/edge-pane';
import { NodePane } from './node/node-pane';
import { ScenarioPane } from './scenario/scenario-pane';
import classes from './inspector.module.css';

/** The right pane: everything about what is selected, or about the scenario when nothing is. */
export function Inspector() {
  const { run } = useActors();
  const scenario = useRun((state) => state.scenario);
  const selection = useView((view) => view.selection);
  const kind = selection?.kind;
  const id = selection?.id;
  useEffect(() => {
    run.watch(kind === undefined || id === undefined ? null : { kind, id });
  }, [run, kind, id]);
  const pane = useFocusThatStays(kind, id);
  return (
    <div ref={pane} className={classes.inspector}>
      {scenario === null ? (
        <EmptyState>The scenario is being opened.</EmptyState>
      ) : (
        <Pane scenario={scenario} selection={selection} />
      )}
    </div>
  );
}

/**
 * Whoever selects a part from within the pane presses something that is gone a moment later. The focus goes on to the
 * title of what took its place, and not back to the top of the page.
 */
function useFocusThatStays(kind: string | undefined, id: string | undefined) {
  const { view } = useActors();
  const pane = useRef<HTMLDivElement>(null);
  const wasInside = useRef(false);
  useEffect(
    () =>
      view.subscribe((now, before) => {
        if (now.selection === before.selection) return;
        wasInside.current = pane.current?.contains(document.activeElement) === true;
      }),
    [view],
  );
  useEffect(() => {
    if (!wasInside.current) return;
    wasInside.current = false;
    pane.current?.querySelector('h2')?.focus();
  }, [kind, id]);
  return pane;
}

interface PaneProps {
  readonly scenario: Scenario;
  readonly selection: PartRef | null;
}

/** A part that an edit took away is not there to be shown: the scenario is. */
function Pane({ scenario, selection }: PaneProps) {
  if (selection?.kind === 'edge') {
    const edge = scenario.edges.find(({ id }) => id === selection.id);
    if (edge !== undefined) return <EdgePane key={edge.id} scenario={scenario} edge={edge} />;
  }
  if (selection?.kind === 'node') {
    const node = scenario.nodes.find(({ id }) => id === selection.id);
    if (node !== undefined) return <NodePane key={node.id} scenario={scenario} node={node} />;
  }
  return <ScenarioPane scenario={scenario} />;
}

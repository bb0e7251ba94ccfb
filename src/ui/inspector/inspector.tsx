import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useRef, type KeyboardEvent } from 'react';
import type { Scenario } from '../../scenario/format';
import type { PartRef } from '../../worker/protocol';
import { useActors, useRun, useView } from '../app/app-context';
import { useAction } from '../app/use-action';
import { EmptyState } from '../widgets/empty-state';
import type { PartPaneProps } from './part-pane';
import { ScenarioPane } from './scenario/scenario-pane';
import classes from './inspector.module.css';

/** They come with the first selection, or search: a demo begins with the scenario. */
const SeveralPane = lazy(async () => ({ default: (await import('./several/several-pane')).SeveralPane }));
const SettingFinder = lazy(async () => ({
  default: (await import('./finder/setting-finder')).SettingFinder,
}));
const PartPane = lazy(async () => ({ default: (await import('./part-pane')).PartPane }));

const FaultPane = lazy(async () => ({ default: (await import('./faults/fault-pane')).FaultPane }));

/** The right pane: everything about what is selected, or about the scenario when nothing is. */
export function Inspector() {
  const { run } = useActors();
  const scenario = useRun((state) => state.scenario);
  const selection = useView((view) => view.selection);
  const faultId = useView((view) => view.fault);
  const kind = selection?.kind;
  const id = selection?.id;
  useEffect(() => {
    run.watch(kind === undefined || id === undefined ? null : { kind, id });
  }, [run, kind, id]);
  // A pane is many fields: whoever begins to drag what they have just taken shall not wait for them.
  const shown = useDeferredValue(selection);
  const shownFault = useDeferredValue(faultId);
  const { pane, settleFocus } = useFocusThatStays(shown?.kind, shown?.id ?? shownFault);
  const find = useAction('view.find-setting');
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    find.run();
  };
  return (
    // It only listens on behalf of the controls in it.
    <div ref={pane} className={classes.inspector} {...{ onKeyDown }}>
      {scenario === null ? (
        <EmptyState>The scenario is being opened.</EmptyState>
      ) : (
        <Pane scenario={scenario} selection={shown} faultId={shownFault} onShown={settleFocus} />
      )}
    </div>
  );
}

/**
 * Whoever selects a part from within the pane presses something that is gone a moment later. The focus goes on to the
 * title of what took its place, and not back to the top of the page.
 */
function useFocusThatStays(kind: string | undefined, id: string | null) {
  const { view } = useActors();
  const pane = useRef<HTMLDivElement>(null);
  const wasInside = useRef(false);
  useEffect(
    () =>
      view.subscribe((now, before) => {
        if (now.selection === before.selection && now.fault === before.fault) return;
        wasInside.current = pane.current?.contains(document.activeElement) === true;
      }),
    [view],
  );
  const settleFocus = useCallback(() => {
    const title = pane.current?.querySelector('h2') ?? null;
    if (!wasInside.current || title === null) return;
    wasInside.current = false;
    title.focus();
  }, []);
  useEffect(settleFocus, [settleFocus, kind, id]);
  return { pane, settleFocus };
}

interface PaneProps {
  readonly scenario: Scenario;
  readonly selection: PartRef | null;
  readonly faultId: string | null;
  readonly onShown: () => void;
}

function Pane({ scenario, selection, faultId, onShown }: PaneProps) {
  const finder = useView((view) => view.settingFinder);
  const isSeveral = useView(({ also }) => also.length > 0);
  const part = partOf(scenario, selection);
  const fault = scenario.faults.find((one) => one.id === faultId);
  if (finder !== null || isSeveral) {
    return (
      <Suspense fallback={null}>
        {finder === null ? (
          <SeveralPane scenario={scenario} onShown={onShown} />
        ) : (
          <SettingFinder scenario={scenario} finder={finder} />
        )}
      </Suspense>
    );
  }
  if (fault !== undefined) {
    return (
      <Suspense fallback={null}>
        <FaultPane key={fault.id} scenario={scenario} fault={fault} onShown={onShown} />
      </Suspense>
    );
  }
  if (part === undefined) return <ScenarioPane scenario={scenario} />;
  return (
    <Suspense fallback={null}>
      <PartPane scenario={scenario} part={part} onShown={onShown} />
    </Suspense>
  );
}

/** A part that an edit took away is not there to be shown: the scenario is. */
function partOf(scenario: Scenario, selection: PartRef | null): PartPaneProps['part'] | undefined {
  if (selection?.kind === 'edge') {
    const edge = scenario.edges.find(({ id }) => id === selection.id);
    return edge && { kind: 'edge', edge };
  }
  const node = scenario.nodes.find(({ id }) => id === selection?.id);
  return node && { kind: 'node', node };
}

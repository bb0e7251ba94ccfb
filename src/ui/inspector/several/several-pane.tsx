import { Layers } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { Scenario, ScenarioEdge, ScenarioNode } from '../../../scenario/format';
import { selectedParts } from '../../../state/view';
import type { PartRef } from '../../../worker/protocol';
import { useView } from '../../app/app-context';
import { partName } from '../../event-log/part-names';
import { VerbButtons } from '../node/verb-buttons';
import { PaneHeader } from '../parts/pane-header';
import { Section } from '../parts/section';
import { ScenarioPane } from '../scenario/scenario-pane';
import { groupsOf } from '../settings/groups-of';
import { groupsInCommon, namesOf } from '../settings/in-common';
import { CommonLayers } from './common-layers';
import { CommonSettings } from './common-settings';
import { PartTools } from './part-tools';
import { SelectedList } from './selected-list';
import { SeveralFigures } from './several-figures';
import { severalCaption, severalTitle } from './several-words';
import pane from '../inspector.module.css';

export interface SeveralPaneProps {
  readonly scenario: Scenario;
  /** Told once the pane stands, for the focus. */
  readonly onShown: () => void;
}

/** Several selected parts: what they are, what can be done to all, and the settings that all of them have. */
export function SeveralPane({ scenario, onShown }: SeveralPaneProps) {
  useEffect(onShown, [onShown]);
  const selection = useView((view) => view.selection);
  const also = useView((view) => view.also);
  const { parts, nodes, edges } = useMemo(
    () => partsIn(scenario, selectedParts({ selection, also })),
    [scenario, selection, also],
  );
  if (parts.length === 0) return <ScenarioPane scenario={scenario} />;
  const working = nodes.filter(({ kind }) => kind !== 'client');
  return (
    <>
      <div className={pane.top}>
        <PaneHeader
          icon={<Layers size={16} />}
          title={severalTitle(nodes.length, edges.length)}
          caption={severalCaption(nodes, edges)}
        />
        <SeveralFigures parts={parts} />
        <PartTools parts={parts} />
      </div>
      <div className={pane.sections}>
        <SelectedList scenario={scenario} parts={parts} />
        {working.length > 0 && <VerbButtons nodes={working} />}
        {edges.length > 0 && <CommonLayers scenario={scenario} edges={edges} />}
        <SettingsOfKind
          scenario={scenario}
          parts={parts.filter(({ kind }) => kind === 'node')}
          title="Nodes"
        />
        <SettingsOfKind
          scenario={scenario}
          parts={parts.filter(({ kind }) => kind === 'edge')}
          title="Calls"
        />
      </div>
    </>
  );
}

interface PartsOfPane {
  readonly parts: readonly PartRef[];
  readonly nodes: readonly ScenarioNode[];
  readonly edges: readonly ScenarioEdge[];
}

/** A part that an edit took away is not there to be shown. */
function partsIn(scenario: Scenario, selected: readonly PartRef[]): PartsOfPane {
  const chosen = (kind: PartRef['kind']): ReadonlySet<string> =>
    new Set(selected.flatMap((part) => (part.kind === kind ? [part.id] : [])));
  const [nodeIds, edgeIds] = [chosen('node'), chosen('edge')];
  const nodes = scenario.nodes.filter(({ id }) => nodeIds.has(id));
  const edges = scenario.edges.filter(({ id }) => edgeIds.has(id));
  const parts = [
    ...nodes.map(({ id }): PartRef => ({ kind: 'node', id })),
    ...edges.map(({ id }): PartRef => ({ kind: 'edge', id })),
  ];
  return { parts, nodes, edges };
}

interface SettingsOfKindProps {
  readonly scenario: Scenario;
  readonly parts: readonly PartRef[];
  readonly title: string;
}

const OPEN = ['Capacity', 'Settings', 'Asks'];

function SettingsOfKind({ scenario, parts, title }: SettingsOfKindProps) {
  const groups = useMemo(
    () =>
      groupsInCommon(
        parts.map((part) => ({ part, name: partName(scenario, part), groups: groupsOf(scenario, part) })),
      ),
    [scenario, parts],
  );
  if (parts.length === 0) return null;
  const names = parts.map((part) => partName(scenario, part));
  return (
    <Section title={`Settings of ${parts.length === 1 ? names[0] : `all ${title.toLowerCase()}`}`}>
      {groups.length === 0 ? (
        <p className={pane.none}>They are of different kinds: there is no setting that all of them have.</p>
      ) : (
        <CommonSettings key={names.join()} groups={groups} context={namesOf(names)} open={OPEN} />
      )}
    </Section>
  );
}

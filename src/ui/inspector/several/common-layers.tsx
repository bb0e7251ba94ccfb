import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { patterns } from '../../../patterns/registry';
import type { Scenario, ScenarioEdge } from '../../../scenario/format';
import { useActors } from '../../app/app-context';
import { edgeName } from '../../event-log/part-names';
import { refusalOfSeveral } from '../../forms/refusal-words';
import { lowered } from '../../forms/setting-words';
import { IconButton } from '../../widgets/icon-button';
import { AddLayer } from '../edge/add-layer';
import { LayerSwitch } from '../edge/layer-switch';
import { FoldSection } from '../parts/fold-section';
import { FoldSections } from '../parts/fold-sections';
import { Section } from '../parts/section';
import { commonFields } from '../settings/in-common';
import type { FieldGroup } from '../settings/setting-group';
import {
  changeAll,
  layersByKind,
  removeAll,
  switchAll,
  type LayersOfKind,
  type SeveralChange,
} from '../stack/several-stacks';
import type { StackStep } from '../stack/stack-changes';
import { CommonRow } from './common-row';
import pane from '../inspector.module.css';
import classes from './several.module.css';

export interface CommonLayersProps {
  readonly scenario: Scenario;
  readonly edges: readonly ScenarioEdge[];
}

/** The policies of several calls, kind by kind: switched, set and removed at all of them at once. */
export function CommonLayers({ scenario, edges }: CommonLayersProps) {
  const { run } = useActors();
  const [refused, setRefused] = useState('');
  const kinds = layersByKind(edges);
  const make = async ({ edit, label }: SeveralChange): Promise<void> => {
    if (edit.length === 0) return;
    const result = await run.editTogether(edit, label);
    setRefused(result.ok ? '' : refusalOfSeveral(run.getState().scenario, {}, result.error));
  };
  const onAll = (step: StackStep): void => void make(changeAll(edges, step));
  const none = (): void => undefined;
  return (
    <Section title="Policies" aside={kinds.length === 0 ? 'none of them has any' : undefined}>
      <FoldSections>
        {kinds.map((layers) => (
          <KindOfLayers
            key={layers.kind}
            scenario={scenario}
            layers={layers}
            of={edges.length}
            make={(change) => void make(change)}
          />
        ))}
      </FoldSections>
      <p className={classes.refused} role="alert">
        {refused}
      </p>
      <AddLayer
        isEmpty={kinds.length === 0}
        actions={{ add: onAll, change: onAll, remove: none, move: none }}
      />
    </Section>
  );
}

interface KindOfLayersProps {
  readonly scenario: Scenario;
  readonly layers: LayersOfKind;
  readonly of: number;
  readonly make: (change: SeveralChange) => void;
}

function KindOfLayers({ scenario, layers, of, make }: KindOfLayersProps) {
  const { title, fields } = patterns[layers.kind];
  const on = layers.layers.filter(({ layer }) => layer.enabled).length;
  const owners = layers.layers.map(({ edge, layer }) => {
    const group: FieldGroup = {
      kind: 'fields',
      title,
      context: edgeName(scenario, edge.id),
      base: `edges.${edge.id}.stack.${layer.id}`,
      fields,
      values: layer.settings,
    };
    const isOnly = edge.stack.filter(({ kind }) => kind === layers.kind).length === 1;
    return { name: isOnly ? group.context : `${group.context}, ${layer.id}`, group };
  });
  const common = commonFields(title, owners);
  const context = `${layers.calls} calls, ${lowered(title)}`;
  return (
    <FoldSection
      title={title}
      level="h4"
      summary={`${layers.calls} of ${of} calls`}
      aside={
        <span className={classes.switches}>
          {on > 0 && on < layers.layers.length && <span>{`${on} of ${layers.layers.length} on`}</span>}
          <LayerSwitch
            label={`${title} of all is on`}
            on={on === layers.layers.length}
            onChange={(enabled) => make(switchAll(layers, enabled))}
          />
          <IconButton
            size="small"
            label={`Remove ${title} from all`}
            icon={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => make(removeAll(layers))}
          />
        </span>
      }
    >
      {common === undefined ? (
        <p className={pane.none}>They are set so differently that no setting matters to all.</p>
      ) : (
        <div role="group" aria-label={`Settings of ${context}`} className={pane.rows}>
          {Object.keys(common.fields).map((name) => (
            <CommonRow key={name} group={common} name={name} context={context} />
          ))}
        </div>
      )}
    </FoldSection>
  );
}

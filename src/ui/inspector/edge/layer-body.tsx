import { patterns } from '../../../patterns/registry';
import type { Scenario, ScenarioEdge, ScenarioLayer } from '../../../scenario/format';
import { edgeName } from '../../event-log/part-names';
import { lowered } from '../../forms/setting-words';
import { SettingsForm } from '../../forms/settings-form';
import { otherEdges } from '../settings/edge-groups';
import { BreakerDetail } from './breaker-detail';
import { LayerTools } from './layer-tools';
import { MAIN_SETTINGS } from './main-settings';
import { settingRemark } from './setting-remarks';
import type { StackActions } from './use-stack';
import { WhyBox } from './why-box';

export interface LayerBodyProps {
  readonly scenario: Scenario;
  readonly edge: ScenarioEdge;
  readonly layer: ScenarioLayer;
  readonly place: number;
  readonly last: number;
  readonly actions: StackActions;
}

/** An open policy: how it stands, why it decides as it does, what can be done with it, and its settings. */
export function LayerBody({ scenario, edge, layer, place, last, actions }: LayerBodyProps) {
  const { title, fields } = patterns[layer.kind];
  return (
    <>
      {layer.kind === 'circuit-breaker' && layer.enabled && (
        <BreakerDetail edge={edge.id} layer={layer.id} trialsRequired={layer.settings.trialsRequired} />
      )}
      <WhyBox edge={edge.id} layer={layer} />
      <LayerTools layer={layer} place={place} last={last} actions={actions} />
      <SettingsForm
        fields={fields}
        values={layer.settings}
        pathOf={(key) => `edges.${edge.id}.stack.${layer.id}.${key}`}
        context={`${edgeName(scenario, edge.id)}, ${lowered(title)}`}
        main={MAIN_SETTINGS[layer.kind]}
        remarkOn={(key) => settingRemark(layer, key)}
        edges={otherEdges(scenario, edge)}
      />
    </>
  );
}

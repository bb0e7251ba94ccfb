import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { patterns } from '../../../patterns/registry';
import type { Scenario, ScenarioEdge, ScenarioLayer } from '../../../scenario/format';
import { edgeName } from '../../event-log/part-names';
import { lowered } from '../../forms/setting-words';
import { SettingsForm } from '../../forms/settings-form';
import { classNames } from '../../widgets/class-names';
import { layerSummary } from '../layer-summary';
import { LayerGlyph } from '../parts/glyphs';
import { BreakerDetail } from './breaker-detail';
import { LayerLive } from './layer-live';
import { MAIN_SETTINGS } from './main-settings';
import { settingRemark } from './setting-remarks';
import { WhyBox } from './why-box';
import classes from './policy-row.module.css';

export interface PolicyRowProps {
  readonly scenario: Scenario;
  readonly edge: ScenarioEdge;
  readonly layer: ScenarioLayer;
  readonly open: boolean;
  readonly toggle: () => void;
}

/** One policy of a stack. Folded it says what it is set to and how it stands; open it explains itself. */
export function PolicyRow({ scenario, edge, layer, open, toggle }: PolicyRowProps) {
  const bodyId = useId();
  const { title } = patterns[layer.kind];
  const Chevron = open ? ChevronDown : ChevronRight;
  const summary = layerSummary(layer, edge.stack);
  return (
    <li className={classNames(classes.row, open && classes.open)}>
      <div className={classes.head}>
        <LayerGlyph kind={layer.kind} />
        <h3 className={classes.title}>
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            aria-controls={bodyId}
            onClick={toggle}
          >
            {title}
          </button>
        </h3>
        <span className={classes.summary} title={summary}>
          {!open && summary}
        </span>
        <LayerLive edge={edge.id} layer={layer} />
        <Chevron className={classes.chevron} size={14} aria-hidden="true" />
      </div>
      <div id={bodyId} className={classes.body} hidden={!open}>
        {open && <LayerBody scenario={scenario} edge={edge} layer={layer} />}
      </div>
    </li>
  );
}

type LayerBodyProps = Pick<PolicyRowProps, 'scenario' | 'edge' | 'layer'>;

function LayerBody({ scenario, edge, layer }: LayerBodyProps) {
  const { title, fields } = patterns[layer.kind];
  return (
    <>
      {layer.kind === 'circuit-breaker' && (
        <BreakerDetail edge={edge.id} layer={layer.id} trialsRequired={layer.settings.trialsRequired} />
      )}
      <WhyBox edge={edge.id} layer={layer} />
      <SettingsForm
        fields={fields}
        values={layer.settings}
        pathOf={(key) => `edges.${edge.id}.stack.${layer.id}.${key}`}
        context={`${edgeName(scenario, edge.id)}, ${lowered(title)}`}
        main={MAIN_SETTINGS[layer.kind]}
        remarkOn={(key) => settingRemark(layer, key)}
      />
    </>
  );
}

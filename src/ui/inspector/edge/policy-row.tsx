import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, type KeyboardEvent } from 'react';
import { patterns } from '../../../patterns/registry';
import type { Scenario, ScenarioEdge, ScenarioLayer } from '../../../scenario/format';
import { classNames } from '../../widgets/class-names';
import { layerSummary } from '../layer-summary';
import { LayerGlyph } from '../parts/layer-glyph';
import { switchLayer } from '../stack/stack-changes';
import { LayerBody } from './layer-body';
import { LayerLive } from './layer-live';
import { LayerSwitch } from './layer-switch';
import { RowGrip } from './row-grip';
import type { StackActions } from './use-stack';
import classes from './policy-row.module.css';

export interface PolicyRowProps {
  readonly scenario: Scenario;
  readonly edge: ScenarioEdge;
  /** Outermost first, as on the screen. */
  readonly layers: readonly ScenarioLayer[];
  readonly layer: ScenarioLayer;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly actions: StackActions;
  /** The id of the sentence that says what the keys on the grip do. */
  readonly gripHelp: string;
}

/** One policy of a stack. Folded it says what it is set to and how it stands; open it explains itself. */
export function PolicyRow(props: PolicyRowProps) {
  const { scenario, edge, layers, layer, open, toggle, actions, gripHelp } = props;
  const bodyId = useId();
  const { title } = patterns[layer.kind];
  const Chevron = open ? ChevronDown : ChevronRight;
  const summary = layerSummary(layer, layers);
  const place = layers.indexOf(layer);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isGrip = event.currentTarget.dataset.part === 'grip';
    const done = rowKey(event, isGrip, { layer: layer.id, place, last: layers.length - 1, actions });
    if (done) event.preventDefault();
  };
  return (
    <li
      className={classNames(classes.row, open && classes.open, !layer.enabled && classes.off)}
      data-layer={layer.id}
    >
      <div className={classes.head}>
        <RowGrip
          label={`Move ${title}, place ${place + 1} of ${layers.length}`}
          help={gripHelp}
          drop={(to) => actions.move(layer.id, to)}
          press={toggle}
          onKeyDown={onKeyDown}
        />
        <LayerGlyph kind={layer.kind} />
        <h3 className={classes.title}>
          <button
            type="button"
            className={classes.toggle}
            data-part="toggle"
            aria-expanded={open}
            aria-controls={bodyId}
            onClick={toggle}
            onKeyDown={onKeyDown}
          >
            {title}
          </button>
        </h3>
        <span className={classes.summary} title={summary}>
          {summary}
        </span>
        <LayerLive edge={edge.id} layer={layer} />
        <LayerSwitch
          label={`${title} is on`}
          on={layer.enabled}
          onChange={(on) => actions.change(switchLayer(layer.id, on))}
        />
        <Chevron className={classes.chevron} size={14} aria-hidden="true" />
      </div>
      <div id={bodyId} className={classes.body} hidden={!open}>
        {open && (
          <LayerBody
            scenario={scenario}
            edge={edge}
            layer={layer}
            place={place}
            last={layers.length - 1}
            actions={actions}
          />
        )}
      </div>
    </li>
  );
}

interface RowOfKeys {
  readonly layer: string;
  readonly place: number;
  readonly last: number;
  readonly actions: StackActions;
}

/** Arrows move the row by the grip, and with Alt from the row itself; Del takes it away. Tells whether it was one. */
function rowKey(event: KeyboardEvent, isGrip: boolean, { layer, place, last, actions }: RowOfKeys): boolean {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (ctrlKey || metaKey || shiftKey) return false;
  const way = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  if (way !== 0 && (isGrip || altKey)) {
    const to = place + way;
    if (to >= 0 && to <= last) actions.move(layer, to);
    return true;
  }
  if ((key !== 'Delete' && key !== 'Backspace') || altKey) return false;
  actions.remove(layer);
  return true;
}

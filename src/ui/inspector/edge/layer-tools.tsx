import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { LazyModule } from '../../app/lazy-module';
import { patterns } from '../../../patterns/registry';
import type { ScenarioLayer } from '../../../scenario/format';
import { lowered } from '../../forms/setting-words';
import { Button } from '../../widgets/button';
import { IconButton } from '../../widgets/icon-button';
import { WhatIsThis } from '../parts/what-is-this';
import { setSettings } from '../stack/stack-changes';
import type { StackActions } from './use-stack';
import classes from './layer-tools.module.css';

/** Comes when somebody is about to choose. */
const loadChooser = async () => import('./layer-chooser');

export interface LayerToolsProps {
  readonly layer: ScenarioLayer;
  readonly place: number;
  readonly last: number;
  readonly actions: StackActions;
}

/** What can be done with a policy as a whole. */
export function LayerTools({ layer, place, last, actions }: LayerToolsProps) {
  const [choosing, setChoosing] = useState(false);
  const choiceId = useId();
  const { title } = patterns[layer.kind];
  const Chevron = choosing ? ChevronDown : ChevronRight;
  return (
    <div className={classes.tools}>
      <div className={classes.bar} role="group" aria-label={`What to do with ${title}`}>
        <Button
          size="small"
          icon={<Chevron size={12} aria-hidden="true" />}
          aria-expanded={choosing}
          aria-controls={choiceId}
          onClick={() => setChoosing(!choosing)}
        >
          Presets
        </Button>
        <span className={classes.room} />
        <WhatIsThis topic={layer.kind} what={lowered(title)} />
        <IconButton
          size="small"
          label="Move outward"
          icon={<ArrowUp size={14} aria-hidden="true" />}
          disabledReason={place === 0 ? 'It is the outermost one.' : undefined}
          onClick={() => actions.move(layer.id, place - 1)}
        />
        <IconButton
          size="small"
          label="Move inward"
          icon={<ArrowDown size={14} aria-hidden="true" />}
          disabledReason={place === last ? 'It is the innermost one.' : undefined}
          onClick={() => actions.move(layer.id, place + 1)}
        />
        <IconButton
          size="small"
          label={`Remove ${title}`}
          icon={<Trash2 size={14} aria-hidden="true" />}
          onClick={() => actions.remove(layer.id)}
        />
      </div>
      <div id={choiceId} hidden={!choosing}>
        {choosing && (
          <LazyModule
            load={loadChooser}
            what="The list of presets"
            show={({ PresetChoice }) => (
              <PresetChoice
                layer={layer}
                choose={({ label, settings }) => actions.change(setSettings(layer.id, settings, label))}
              />
            )}
          />
        )}
      </div>
    </div>
  );
}

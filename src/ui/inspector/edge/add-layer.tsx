import { Plus } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { LazyModule } from '../../app/lazy-module';
import { Button } from '../../widgets/button';
import { LinkButton } from '../parts/link-button';
import { addLayer, replaceStack } from '../stack/stack-changes';
import type { StackActions } from './use-stack';
import classes from './add-layer.module.css';

/** Comes when somebody is about to choose. */
const loadChooser = async () => import('./layer-chooser');

export interface AddLayerProps {
  readonly isEmpty: boolean;
  readonly actions: StackActions;
}

type Offer = 'layers' | 'stacks';

/** The way to more layers: one of any kind, or a whole stack. Of an edge without layers the stacks show at once. */
export function AddLayer({ isEmpty, actions }: AddLayerProps) {
  const [chosen, setChosen] = useState<Offer | null>(null);
  const offer = chosen ?? (isEmpty ? 'stacks' : null);
  const panelId = useId();
  const choose = (act: () => void): void => {
    setChosen(null);
    act();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || chosen === null) return;
    event.preventDefault();
    setChosen(null);
    event.currentTarget.querySelector<HTMLElement>('[data-part="add"]')?.focus();
  };
  const toggle = (what: Offer): void => setChosen(chosen === what ? null : what);
  return (
    // It only listens on behalf of the controls in it.
    <div className={classes.add} {...{ onKeyDown }}>
      <div className={classes.bar}>
        <Button
          size="small"
          data-part="add"
          variant={isEmpty ? 'primary' : 'plain'}
          icon={<Plus size={14} aria-hidden="true" />}
          aria-expanded={offer === 'layers'}
          aria-controls={panelId}
          onClick={() => toggle('layers')}
        >
          Add layer
        </Button>
        {!isEmpty && (
          <LinkButton
            aria-expanded={offer === 'stacks'}
            aria-controls={panelId}
            onClick={() => toggle('stacks')}
          >
            Whole stacks
          </LinkButton>
        )}
      </div>
      <div id={panelId} className={classes.panel} hidden={offer === null}>
        {offer === 'layers' && (
          <LazyModule
            load={loadChooser}
            what="The list of layers"
            show={({ LayerChoice }) => (
              <LayerChoice choose={(layer) => choose(() => actions.add(addLayer(layer)))} />
            )}
          />
        )}
        {offer === 'stacks' && (
          <>
            <p className={classes.caption}>
              {isEmpty ? 'Or begin with a whole stack' : 'Takes the place of all layers of this call'}
            </p>
            <LazyModule
              load={loadChooser}
              what="The list of stacks"
              show={({ StackChoice }) => (
                <StackChoice
                  choose={(layers, label) => choose(() => actions.add(replaceStack(layers, label)))}
                />
              )}
            />
          </>
        )}
      </div>
    </div>
  );
}

import { useId, useRef } from 'react';
import type { Scenario, ScenarioEdge } from '../../../scenario/format';
import { useActors, useView } from '../../app/app-context';
import { edgeName } from '../../event-log/part-names';
import { adviseOrder } from '../order-advice';
import { LinkButton } from '../parts/link-button';
import { switchLayer } from '../stack/stack-changes';
import { AddLayer } from './add-layer';
import { OrderNotes } from './order-notes';
import { PolicyRow } from './policy-row';
import { useRowMotion } from './use-row-motion';
import { useStack } from './use-stack';
import classes from './policy-stack.module.css';

export interface PolicyStackProps {
  readonly scenario: Scenario;
  readonly edge: ScenarioEdge;
}

/** The policies of a call, outermost first: one of them is open at a time. All of it can be edited while it runs. */
export function PolicyStack({ scenario, edge }: PolicyStackProps) {
  const { view } = useActors();
  const open = useView((state) => state.layer);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const gripHelp = useId();
  const { layers, actions, said, refused, kept } = useStack(scenario, edge, root);
  useRowMotion(
    list,
    layers.map(({ id }) => id),
  );
  return (
    <div ref={root} className={classes.tab}>
      {layers.length === 0 ? (
        <p className={classes.none}>
          No policies guard this call: it waits for as long as an answer takes, and takes every failure as it
          comes.
        </p>
      ) : (
        <>
          <p className={classes.caption}>A call goes down, its answer comes back up</p>
          <ol
            ref={list}
            className={classes.stack}
            aria-label={`Policies of ${edgeName(scenario, edge.id)}, outermost first`}
          >
            {layers.map((layer) => (
              <PolicyRow
                key={layer.id}
                scenario={scenario}
                edge={edge}
                layers={layers}
                layer={layer}
                open={layer.id === open}
                toggle={() => view.setState({ layer: layer.id === open ? null : layer.id })}
                actions={actions}
                gripHelp={gripHelp}
              />
            ))}
          </ol>
          <p id={gripHelp} hidden>
            Arrow keys move it, Delete removes it.
          </p>
        </>
      )}
      <p className={classes.refused} role="alert">
        {refused}
        {refused !== '' && kept !== null && (
          <LinkButton onClick={() => actions.change(switchLayer(kept, false))}>
            Switch it off instead
          </LinkButton>
        )}
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <AddLayer isEmpty={layers.length === 0} actions={actions} />
      <OrderNotes advice={adviseOrder(layers)} />
    </div>
  );
}

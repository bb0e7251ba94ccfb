import { ChevronRight } from 'lucide-react';
import type { Scenario, ScenarioEdge } from '../../../scenario/format';
import { select } from '../../../state/view';
import { EDGE_FIELD } from '../../../worker/frame';
import { useActors } from '../../app/app-context';
import { useFrame } from '../../app/use-frame';
import { edgeName, nodeName } from '../../event-log/part-names';
import { rate } from '../../figures';
import { BreakerState } from '../breaker-state';
import { edgeValue } from '../frame-reads';
import classes from './call-rows.module.css';

export interface CallRowsProps {
  readonly scenario: Scenario;
  readonly edges: readonly ScenarioEdge[];
  /** Which end of the call names the row; the other one is known from where the list stands. */
  readonly show: 'callee' | 'caller' | 'both';
}

/** Calls with how many there are now and how their breaker stands; each leads to its own pane. */
export function CallRows({ scenario, edges, show }: CallRowsProps) {
  return (
    <ul className={classes.list}>
      {edges.map((edge) => (
        <CallRow key={edge.id} scenario={scenario} edge={edge} show={show} />
      ))}
    </ul>
  );
}

interface CallRowProps {
  readonly scenario: Scenario;
  readonly edge: ScenarioEdge;
  readonly show: CallRowsProps['show'];
}

function CallRow({ scenario, edge, show }: CallRowProps) {
  const { view } = useActors();
  const perSecond = useFrame(({ frame }) => edgeValue(frame, edge.id, EDGE_FIELD.callRate));
  const breaker = edge.stack.find((layer) => layer.kind === 'circuit-breaker');
  const whole = edgeName(scenario, edge.id);
  const name = show === 'both' ? whole : nodeName(scenario, show === 'callee' ? edge.to : edge.from);
  return (
    <li className={classes.row}>
      <button
        type="button"
        className={classes.toggle}
        aria-label={whole}
        title={whole}
        onClick={() => select(view, { kind: 'edge', id: edge.id }, breaker?.id ?? null)}
      >
        {name}
      </button>
      {breaker !== undefined && <BreakerState edge={edge.id} layer={breaker.id} />}
      <span className={classes.rate}>{rate(perSecond)}</span>
      <ChevronRight className={classes.chevron} size={14} aria-hidden="true" />
    </li>
  );
}

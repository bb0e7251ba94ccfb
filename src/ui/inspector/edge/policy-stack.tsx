import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { Scenario, ScenarioEdge } from '../../../scenario/format';
import { useActors, useView } from '../../app/app-context';
import { edgeName } from '../../event-log/part-names';
import { EmptyState } from '../../widgets/empty-state';
import { adviseOrder, type Advice } from '../order-advice';
import { PolicyRow } from './policy-row';
import classes from './policy-stack.module.css';

export interface PolicyStackProps {
  readonly scenario: Scenario;
  readonly edge: ScenarioEdge;
}

/** The policies of a call, outermost first: one of them is open at a time. */
export function PolicyStack({ scenario, edge }: PolicyStackProps) {
  const { view } = useActors();
  const open = useView((state) => state.layer);
  if (edge.stack.length === 0) {
    return (
      <EmptyState>
        No policies guard this call: it waits for as long as an answer takes, and takes every failure as it
        comes.
      </EmptyState>
    );
  }
  return (
    <div className={classes.tab}>
      <p className={classes.caption}>A call goes down, its answer comes back up</p>
      <ol
        className={classes.stack}
        aria-label={`Policies of ${edgeName(scenario, edge.id)}, outermost first`}
      >
        {edge.stack.map((layer) => (
          <PolicyRow
            key={layer.id}
            scenario={scenario}
            edge={edge}
            layer={layer}
            open={layer.id === open}
            toggle={() => view.setState({ layer: layer.id === open ? null : layer.id })}
          />
        ))}
      </ol>
      <OrderAdvice advice={adviseOrder(edge.stack)} />
    </div>
  );
}

/** Warnings and notes in full; of what is sound only the first, since nobody has to act on it. */
function OrderAdvice({ advice }: { readonly advice: readonly Advice[] }) {
  const [first] = advice;
  if (first === undefined) return null;
  const shown = first.tone === 'sound' ? [first] : advice.filter(({ tone }) => tone !== 'sound');
  return (
    <ul className={classes.advice} aria-label="Advice about the order">
      {shown.map(({ tone, text }) => (
        <li key={text} className={classes[tone]}>
          <AdviceSign tone={tone} />
          <span>
            {tone === 'sound' && 'Order is sound. '}
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}

const SIGNS = { sound: CircleCheck, note: Info, warning: TriangleAlert } as const;

function AdviceSign({ tone }: { readonly tone: Advice['tone'] }) {
  const Sign = SIGNS[tone];
  return (
    <Sign
      size={14}
      aria-label={tone === 'warning' ? 'Warning' : undefined}
      aria-hidden={tone !== 'warning'}
    />
  );
}

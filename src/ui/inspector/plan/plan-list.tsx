import { Plus } from 'lucide-react';
import { useId, useRef } from 'react';
import type { Scenario, WorkNode } from '../../../scenario/format';
import { callsOfStep } from '../../../state/scenario-readings';
import { nodeName } from '../../event-log/part-names';
import { Button } from '../../widgets/button';
import { Menu } from '../../widgets/menu';
import { Section } from '../parts/section';
import { PlanStep } from './plan-step';
import { stepKeys } from './step-keys';
import { usePlan } from './use-plan';
import { useStepHands } from './use-step-hands';
import pane from '../inspector.module.css';
import classes from './plan-list.module.css';

export interface PlanListProps {
  readonly scenario: Scenario;
  readonly node: WorkNode;
}

/** Whom a request is passed on to, step by step: the steps change their order, and calls come and go. */
export function PlanList({ scenario, node }: PlanListProps) {
  const list = useRef<HTMLOListElement>(null);
  const help = useId();
  const { change, refused, said } = usePlan(node.id);
  const edges = scenario.edges.filter(({ from }) => from === node.id);
  const steps = node.plan.map(callsOfStep);
  const keys = stepKeys(steps);
  const { move, onKeyDown } = useStepHands(list, steps.length, change);
  return (
    <Section title="Call plan" aside={steps.length > 1 ? 'one after the other' : undefined}>
      {steps.length === 0 && (
        <p className={pane.none}>
          {edges.length === 0
            ? 'It calls nobody. Press D to draw a call from it.'
            : 'It makes none of its calls.'}
        </p>
      )}
      <ol
        ref={list}
        className={classes.steps}
        hidden={steps.length === 0}
        aria-label={`Call plan of ${node.name}`}
      >
        {steps.map((calls, step) => (
          <PlanStep
            key={keys[step]}
            scenario={scenario}
            calls={calls}
            step={step}
            steps={steps.length}
            help={help}
            change={(wished) => void change(wished)}
            drop={(to) => void move(step, to)}
            onKeyDown={onKeyDown(step)}
          />
        ))}
      </ol>
      <p id={help} hidden>
        Arrow keys move it, Delete removes it.
      </p>
      <p className={classes.refused} role="alert">
        {refused}
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {edges.length > 0 && (
        <Menu
          trigger={
            <Button size="small" className={classes.add} icon={<Plus size={14} aria-hidden="true" />}>
              Add a call
            </Button>
          }
          entries={edges.map(({ id, to }) => ({
            label: nodeName(scenario, to),
            onSelect: () => void change({ kind: 'add', edge: id }),
          }))}
        />
      )}
    </Section>
  );
}

import type { Scenario, WorkNode } from '../../../scenario/format';
import { Section } from '../parts/section';
import { planWords } from './plan-words';
import classes from './plan-list.module.css';

/** Whom a request is passed on to, step by step. */
export function PlanList({ scenario, node }: { readonly scenario: Scenario; readonly node: WorkNode }) {
  if (node.plan.length === 0) return null;
  const steps = planWords(scenario, node).map((words, index) => ({ words, number: index + 1 }));
  return (
    <Section title="Call plan" aside="one after the other">
      <ol className={classes.steps}>
        {steps.map(({ words, number }) => (
          <li key={number}>{words}</li>
        ))}
      </ol>
    </Section>
  );
}

import { Section } from '../parts/section';
import classes from './watch-list.module.css';

/** What to look at, in the order in which it happens. */
export function WatchList({ steps }: { readonly steps: readonly string[] }) {
  if (steps.length === 0) return null;
  return (
    <Section title="What to watch">
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Section>
  );
}

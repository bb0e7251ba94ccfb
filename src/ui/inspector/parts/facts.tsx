import { durationText } from '../../../base/duration-text';
import type { Fact } from '../../../base/explanation';
import { msToNs } from '../../../base/time';
import classes from './facts.module.css';

/** The figures that an explanation rests on. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map((fact) => (
        <div key={fact.label} className={classes.fact}>
          <dt>{fact.label}</dt>
          <dd>{factText(fact)}</dd>
        </div>
      ))}
    </dl>
  );
}

function factText({ value, unit }: Fact): string {
  if (typeof value === 'string') return value;
  if (unit === 'ms') return durationText(msToNs(value));
  const figure = String(Number(value.toFixed(3)));
  return unit === undefined ? figure : `${figure} ${unit}`;
}

import type { ReactNode } from 'react';
import { durationText } from '../../base/duration-text';
import { useRun } from '../app/app-context';
import { nodeName } from '../event-log/part-names';
import { count } from '../figures';
import { differenceText } from './difference-text';
import { EndBadge } from './trace-header';
import { traceTotals, type TraceTotals } from './trace-totals';
import type { TraceThen } from './use-trace';
import classes from './comparison.module.css';

export interface PairProps {
  readonly first: TraceThen;
  readonly second: TraceThen;
}

const TOTALS: readonly (readonly [keyof TraceTotals, string])[] = [
  ['took', 'Took'],
  ['waiting', 'Waiting'],
  ['working', 'Working'],
];

interface ComparisonHeadProps extends PairProps {
  /** The way out. */
  readonly end: ReactNode;
}

/** Which two traces are compared, and their totals. */
export function ComparisonHead({ first, second, end }: ComparisonHeadProps) {
  const [a, b] = [traceTotals(first.trace, first.now), traceTotals(second.trace, second.now)];
  return (
    <header className={classes.head}>
      <div className={classes.traces}>
        <Name known={first} letter="A" />
        <Name known={second} letter="B" />
        {end}
      </div>
      <table className={classes.totals}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Of the whole request</span>
            </th>
            <th scope="col">A</th>
            <th scope="col">B</th>
            <th scope="col">B beside A</th>
          </tr>
        </thead>
        <tbody>
          {TOTALS.map(([key, caption]) => (
            <tr key={key}>
              <th scope="row">{caption}</th>
              <td>{durationText(a[key])}</td>
              <td>{durationText(b[key])}</td>
              <td className={classes.difference}>{differenceText(b[key] - a[key])}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Tries</th>
            <td>{a.tries}</td>
            <td>{b.tries}</td>
            <td className={classes.difference}>{triesText(b.tries - a.tries)}</td>
          </tr>
        </tbody>
      </table>
    </header>
  );
}

function triesText(difference: number): string {
  return difference === 0 ? '±0' : difference > 0 ? `+${difference}` : `−${-difference}`;
}

function Name({ known, letter }: { readonly known: TraceThen; readonly letter: string }) {
  const scenario = useRun((run) => run.scenario);
  const { row } = known.trace;
  const client = scenario === null ? row.ref.client : nodeName(scenario, row.ref.client);
  return (
    <div className={classes.trace}>
      <span className={classes.letter}>{letter}</span>
      <span className={classes.traceName} title={row.name}>
        {row.name}
      </span>
      <EndBadge end={row.end} />
      <span className={classes.number}>{`request ${count(row.ref.number)} of ${client}`}</span>
    </div>
  );
}

import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { LineInfo } from '../../worker/lines';
import { useActors } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { pointsOf } from '../charts/points-source';
import { IconButton } from '../widgets/icon-button';
import { compared } from './comparison';
import { forkOf } from './fork-of';
import { useLinePoints } from './use-line-points';
import classes from './comparison-table.module.css';

interface ComparisonTableProps {
  readonly here: LineInfo;
  readonly there: LineInfo;
}

/** The line that runs beside another one: what became of their requests since they parted. */
export function ComparisonTable({ here, there }: ComparisonTableProps) {
  const { run, view } = useActors();
  const other = useLinePoints(there.id);
  const points = useFrame(({ points: known }) => known, 500);
  const { from, to, figures } = useMemo(() => {
    void points;
    return compared(pointsOf(run.feed), other, forkOf(here, there));
  }, [run, other, here, there, points]);
  return (
    <div className={classes.box}>
      <table className={classes.table}>
        <caption className={classes.caption}>
          {figures.length === 0
            ? `${here.name} and ${there.name} have no second in common since they parted`
            : `Both lines from ${from} s to ${to} s`}
        </caption>
        {figures.length > 0 && (
          <>
            <thead>
              <tr>
                <th scope="col">Line</th>
                {figures.map(({ label }) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row" title={here.name}>
                  {here.name}
                </th>
                {figures.map((figure) => (
                  <td key={figure.label}>{figure.here}</td>
                ))}
              </tr>
              <tr>
                <th scope="row" title={there.name}>
                  {there.name}
                </th>
                {figures.map((figure) => (
                  <td key={figure.label}>{figure.there}</td>
                ))}
              </tr>
            </tbody>
          </>
        )}
      </table>
      <IconButton
        label="End the comparison"
        size="small"
        icon={<X size={14} aria-hidden="true" />}
        onClick={() => view.setState({ comparedLine: null })}
      />
    </div>
  );
}

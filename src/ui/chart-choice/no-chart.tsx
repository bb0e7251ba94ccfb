import { useContext } from 'react';
import { ChartPlaceContext } from '../charts/chart-place';
import charts from '../charts/charts.module.css';
import { EmptyState } from '../widgets/empty-state';

interface NoChartProps {
  readonly title: string;
  readonly of: string | undefined;
  readonly why: string;
}

/** Stands where a chart would be if what is selected had its figure. */
export function NoChart({ title, of, why }: NoChartProps) {
  const { tools } = useContext(ChartPlaceContext);
  return (
    <figure className={charts.chart}>
      <figcaption className={charts.head}>
        <h3 className={charts.title}>
          <span className={charts.what}>{title}</span>
          {of !== undefined && <span className={charts.of}>{of}</span>}
        </h3>
        {tools}
      </figcaption>
      <EmptyState>{why}</EmptyState>
    </figure>
  );
}

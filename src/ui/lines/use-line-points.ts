import { useEffect, useMemo, useState } from 'react';
import { POINT_WIDTH } from '../../worker/frame';
import { useActors, useRun } from '../app/app-context';
import { presentOf, type PointsSource } from '../charts/points-source';

const NOTHING = new Float64Array(0);

/** The seconds of a line that does not run: they stand still, and are fetched anew only when it was run further. */
export function useLinePoints(line: number): PointsSource {
  const { run } = useActors();
  const reach = useRun(({ lines }) => lines.find(({ id }) => id === line)?.reach.time ?? 0);
  const [known, setKnown] = useState({ line, data: NOTHING });
  useEffect(() => {
    let isWanted = true;
    void reach;
    void run.askLinePoints(line).then(({ data }) => {
      if (isWanted) setKnown({ line, data: new Float64Array(data) });
    });
    return () => {
      isWanted = false;
    };
  }, [run, line, reach]);
  const data = known.line === line ? known.data : NOTHING;
  return useMemo(() => {
    const points = data.length / POINT_WIDTH;
    return {
      points,
      get present() {
        return Math.min(points, presentOf({ frame: run.feed.frame, points }));
      },
      point: (second, place) => (second >= 0 && second < points ? data[second * POINT_WIDTH + place] : NaN),
      subscribe: (listener) => run.feed.subscribe(listener),
    };
  }, [run, data]);
}

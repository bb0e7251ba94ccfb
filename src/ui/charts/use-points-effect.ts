import { useEffect, useMemo, useRef } from 'react';
import { useActors } from '../app/app-context';
import { pointsOf, type PointsSource } from './points-source';

/** The seconds of the whole run, as charts draw them. */
export function useRunPoints(): PointsSource {
  const { feed } = useActors().run;
  return useMemo(() => pointsOf(feed), [feed]);
}

/** Draws when points came, when another run began, and when whoever draws was rendered anew; not with every frame. */
export function usePointsEffect(source: PointsSource, draw: (source: PointsSource) => void): void {
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
    draw(source);
  });
  useEffect(() => source.subscribe(() => latest.current(source)), [source]);
}

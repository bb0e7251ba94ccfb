import { useEffect, useMemo, useRef } from 'react';
import { useActors } from '../app/app-context';
import { useHeard } from '../app/use-frame';
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

/**
 * A figure of the seconds, read at most every `everyMs`; the first ones are told of at once, since a part that was just
 * selected has them a moment later.
 */
export function useHeardOfPoints<Value extends number | string>(
  source: PointsSource,
  read: (source: PointsSource) => Value,
  everyMs: number,
): Value {
  const isKnown = useHeard(source, hasPoints, 0);
  return useHeard(source, read, isKnown ? everyMs : 0);
}

const hasPoints = ({ points }: PointsSource): boolean => points > 0;

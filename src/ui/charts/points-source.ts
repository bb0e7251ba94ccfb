import type { FrameFeed } from '../../state/feed';

/** Reads a figure of a second by its place among the numbers of it: POINT_FIELD, PART_POINT, or of an instance. */
type ReadPlace = (place: number) => number;

/** A figure of a second: one that is kept, or one that follows from those. */
export type PointField = number | ((read: ReadPlace) => number);

/** The seconds that a chart draws. */
export interface PointsSource {
  /** How many are known, from the first second of the run on. */
  readonly points: number;
  /** NaN where it is not known. */
  point(second: number, place: number): number;
  /** Tells when seconds came, and when another run began. */
  subscribe(listener: () => void): () => void;
}

/** A figure of a second; NaN where it is not known. */
export function pointAt(source: Pick<PointsSource, 'point'>, second: number, field: PointField): number {
  return typeof field === 'number'
    ? source.point(second, field)
    : field((place) => source.point(second, place));
}

/** The seconds of the whole run. Its feed tells of every frame; here only those count that bring something. */
export function pointsOf(feed: FrameFeed): PointsSource {
  return {
    get points() {
      return feed.points;
    },
    point: (second, place) => feed.point(second, place),
    subscribe: (listener) => {
      let points = feed.points;
      let layout = feed.frame?.layout;
      return feed.subscribe(() => {
        if (points === feed.points && layout === feed.frame?.layout) return;
        points = feed.points;
        layout = feed.frame?.layout;
        listener();
      });
    },
  };
}

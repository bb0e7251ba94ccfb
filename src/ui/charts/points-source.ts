import type { FrameFeed } from '../../state/feed';
import type { Field, PART_POINT, POINT_FIELD } from '../../worker/frame';

/** A value of a second: of the whole run, or of one part of it. */
export type PointField = Field<typeof POINT_FIELD> | Field<typeof PART_POINT>;

/** The seconds that a chart draws. */
export interface PointsSource {
  /** How many are known, from the first second of the run on. */
  readonly points: number;
  /** NaN where it is not known. */
  point(second: number, field: PointField): number;
  /** Tells when seconds came, and when another run began. */
  subscribe(listener: () => void): () => void;
}

/** The seconds of the whole run. Its feed tells of every frame; here only those count that bring something. */
export function pointsOf(feed: FrameFeed): PointsSource {
  return {
    get points() {
      return feed.points;
    },
    point: (second, field) => feed.point(second, field),
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

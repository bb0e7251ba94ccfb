import { NS_PER_SECOND } from '../../base/time';
import type { FrameFeed } from '../../state/feed';
import { HEAD } from '../../worker/frame';

/** Reads a figure of a second by its place among the numbers of it: POINT_FIELD, PART_POINT, or of an instance. */
type ReadPlace = (place: number) => number;

/** A figure of a second: one that is kept, or one that follows from those. */
export type PointField = number | ((read: ReadPlace) => number);

/** The seconds that a chart draws. */
export interface PointsSource {
  /** How many are known, from the first second of the run on. */
  readonly points: number;
  /** How many of them are over at the present moment: the others are its known future. */
  readonly present: number;
  /** NaN where it is not known. */
  point(second: number, place: number): number;
  /** Tells when seconds came, when the run went to another one, and when another run began. */
  subscribe(listener: () => void): () => void;
}

/** A figure of a second; NaN where it is not known. */
export function pointAt(source: Pick<PointsSource, 'point'>, second: number, field: PointField): number {
  return typeof field === 'number'
    ? source.point(second, field)
    : field((place) => source.point(second, place));
}

/** How many seconds of a run are over at the present moment, of those that are known. */
export function presentOf({ frame, points }: Pick<FrameFeed, 'frame' | 'points'>): number {
  return Math.min(points, Math.floor((frame?.head(HEAD.time) ?? 0) / NS_PER_SECOND));
}

/** The seconds of the whole run. Its feed tells of every frame; here only those count that bring something. */
export function pointsOf(feed: Pick<FrameFeed, 'frame' | 'points' | 'point' | 'subscribe'>): PointsSource {
  const read = () => ({ points: feed.points, present: presentOf(feed), layout: feed.frame?.layout });
  return {
    get points() {
      return feed.points;
    },
    get present() {
      return presentOf(feed);
    },
    point: (second, place) => feed.point(second, place),
    subscribe: (listener) => {
      let before = read();
      return feed.subscribe(() => {
        const now = read();
        const isSame =
          now.points === before.points && now.present === before.present && now.layout === before.layout;
        before = now;
        if (!isSame) listener();
      });
    },
  };
}

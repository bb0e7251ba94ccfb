import { useMemo } from 'react';
import { CELL_STATE, HEAD } from '../../worker/frame';
import { useActors } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { inSight } from '../time-axis/fault-bands';
import type { TimeRange } from '../time-axis/scale';
import { classNames } from '../widgets/class-names';
import { instanceSegments } from './instance-segments';
import classes from './instance-lane.module.css';

interface InstanceLaneProps {
  readonly node: string;
  /** How many the node has by the scenario. */
  readonly wanted: number;
  readonly range: TimeRange;
  /** Of the lane in px, for the words that fit. */
  readonly width: number;
}

const LETTER_PX = 6;
/** With more stretches in sight than this, only those are drawn that are wider than a pixel. */
const MOST_SEGMENTS = 200;

const LOOKS: Readonly<Record<number, string | undefined>> = {
  [CELL_STATE.up]: classes.up,
  [CELL_STATE.crashed]: classes.crashed,
  [CELL_STATE.hung]: classes.hung,
  [CELL_STATE.draining]: classes.draining,
  [CELL_STATE.starting]: classes.starting,
  [CELL_STATE.stopped]: classes.stopped,
};

/** The instances of a node over time: a line while all are up, else a block with what is the matter in words. */
export function InstanceLane({ node, wanted, range, width }: InstanceLaneProps) {
  const { feed } = useActors().run;
  const turns = useFrame((frames) => frames.instances.of(node).length, 0);
  // The last stretch grows with the run.
  const reach = useFrame(
    ({ frame }) => Math.max(frame?.head(HEAD.time) ?? 0, frame?.head(HEAD.reach) ?? 0),
    100,
  );
  const segments = useMemo(() => {
    void turns;
    return instanceSegments(feed.instances.of(node), wanted);
  }, [feed, node, wanted, turns]);
  const seen = segments.flatMap(({ from, to, worst, words }) => {
    const place = inSight({ from, to: Number.isNaN(to) ? reach : to }, range);
    return place === undefined ? [] : [{ from, worst, words, ...place }];
  });
  const drawn = seen.length > MOST_SEGMENTS ? seen.filter((one) => one.width * width >= 1) : seen;
  return drawn.map((one) => (
    <span
      key={one.from}
      className={classNames(classes.segment, LOOKS[one.worst])}
      title={one.words}
      style={{ left: `${one.left * 100}%`, width: `${one.width * 100}%` }}
    >
      {one.words.length * LETTER_PX + 12 <= one.width * width && (
        <span className={classes.word}>{one.words}</span>
      )}
    </span>
  ));
}

import type { Box } from '../../topology/geometry/box';
import type { MovedCards } from '../moving/moved-cards';
import { useGroupHands } from './use-group-hands';
import type { FramedGroup } from './use-folds';
import classes from './groups.module.css';

interface GroupFrameProps {
  readonly group: FramedGroup;
  readonly cards: MovedCards;
  readonly boxes: ReadonlyMap<string, Box>;
}

/** A frame behind the cards of a group. Its name is what it is taken by. */
export function GroupFrame({ group, cards, boxes }: GroupFrameProps) {
  const { name, kind, nodes, box } = group;
  const hands = useGroupHands(group, false, cards, boxes);
  const { x, y, width, height } = box;
  return (
    <>
      <span className={classes.frame} data-kind={kind} style={{ left: x, top: y, width, height }} />
      <button
        type="button"
        className={`${classes.name} nopan nodrag`}
        style={{ left: x, top: y, maxWidth: width }}
        title={name}
        aria-label={`${kind === 'zone' ? 'Zone' : 'Bounded context'} ${name}, ${nodes.length} nodes`}
        {...hands}
      >
        {name}
      </button>
    </>
  );
}

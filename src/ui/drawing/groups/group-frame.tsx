import { ChevronDown } from 'lucide-react';
import type { Box } from '../../topology/geometry/box';
import { useDesk } from '../desk';
import type { MovedCards } from '../moving/moved-cards';
import { foldGroup } from './group-acts';
import { useGroupHands } from './use-group-hands';
import type { FramedGroup } from './use-folds';
import classes from './groups.module.css';

interface GroupFrameProps {
  readonly group: FramedGroup;
  readonly cards: MovedCards;
  readonly boxes: ReadonlyMap<string, Box>;
  /** Cards that are held over it come into it. */
  readonly takes: boolean;
}

/** A frame behind the cards of a group. Its name is what it is taken by. */
export function GroupFrame({ group, cards, boxes, takes }: GroupFrameProps) {
  const { id, name, kind, nodes, box } = group;
  const desk = useDesk();
  const hands = useGroupHands(group, false, cards, boxes);
  const { x, y, width, height } = box;
  const count = `${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}`;
  return (
    <>
      <span
        className={classes.frame}
        data-kind={kind}
        data-takes={takes}
        style={{ left: x, top: y, width, height }}
      />
      <span className={classes.head} style={{ left: x, top: y, maxWidth: width - 2 }}>
        <button
          type="button"
          className={`${classes.fold} nopan nodrag`}
          title={`Fold ${name}`}
          aria-label={`Fold ${name}`}
          onClick={() => void foldGroup(desk, id, true)}
        >
          <ChevronDown size={14} aria-hidden="true" />
        </button>
        <button
          type="button"
          className={`${classes.name} nopan nodrag`}
          data-group={id}
          title={name}
          aria-label={`${kind === 'zone' ? 'Zone' : 'Bounded context'} ${name}, ${count}`}
          {...hands}
        >
          {name}
        </button>
      </span>
    </>
  );
}

import { ViewportPortal } from '@xyflow/react';
import type { DrawingProps } from '../../topology/drawing-part';
import type { MovedCards } from '../moving/moved-cards';
import { BundleLines } from './bundle-lines';
import { FoldedCard } from './folded-card';
import { GroupFrame } from './group-frame';
import { GroupName } from './group-name';
import { endBoxes, useFolds } from './use-folds';

interface GroupsProps extends DrawingProps {
  readonly cards: MovedCards;
  /** The group that takes the cards in hand. */
  readonly taker: string | null;
  /** The group whose name is a field now. */
  readonly renamed: string | null;
}

/** Zones and bounded contexts: frames behind their cards, or one card in place of them. */
export function Groups({ cards, taker, renamed, ...props }: GroupsProps) {
  const { scenario, drawn } = props;
  const folds = useFolds(props);
  const group = [...folds.open, ...folds.folded].find(({ id }) => id === renamed);
  return (
    <ViewportPortal>
      {folds.open.map((one) => (
        <GroupFrame key={one.id} group={one} cards={cards} boxes={drawn.all} takes={one.id === taker} />
      ))}
      <BundleLines bundles={folds.bundles} boxes={endBoxes(drawn.boxes, folds)} scenario={scenario} />
      {folds.folded.map((one) => (
        <FoldedCard key={one.id} group={one} scenario={scenario} cards={cards} boxes={drawn.all} />
      ))}
      {group !== undefined && <GroupName group={group} />}
    </ViewportPortal>
  );
}

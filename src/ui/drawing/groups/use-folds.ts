import { useEffect, useMemo } from 'react';
import { groupMembers } from '../../../state/group-members';
import { boundsOf, centreOf, type Box } from '../../topology/geometry/box';
import type { DrawingProps } from '../../topology/drawing-part';
import type { Folded } from '../../topology/use-drawn';
import { bundlesOf, foldedGroups, groupKey, type Bundle } from './bundles';
import { frameBox } from './frames';

export interface FramedGroup {
  readonly id: string;
  readonly name: string;
  readonly kind: 'context' | 'zone';
  readonly nodes: readonly string[];
  /** Around its nodes, or the card that stands for them. */
  readonly box: Box;
}

export interface Folds {
  readonly open: readonly FramedGroup[];
  readonly folded: readonly FramedGroup[];
  readonly bundles: readonly Bundle[];
}

const CARD = { width: 168, height: 82 };
const NOTHING: Folded = { hidden: new Set(), boxes: [] };

/** The groups as they are drawn; the canvas leaves out what is folded. */
export function useFolds({ scenario, drawn, fold }: DrawingProps): Folds {
  const { all } = drawn;
  const members = useMemo(() => groupMembers(scenario), [scenario]);
  const into = useMemo(() => foldedGroups(scenario, members), [scenario, members]);
  const folds = useMemo<Folds>(() => {
    const framed = scenario.groups.flatMap(({ id, name, kind, folded }) => {
      const nodes = (members.get(id) ?? []).filter((node) => folded === (into.get(node) === id));
      const boxes = nodes.flatMap((node) => all.get(node) ?? []);
      if (boxes.length === 0) return [];
      const box = folded ? cardBox(boundsOf(boxes)) : frameBox(boundsOf(boxes));
      return [{ group: { id, name, kind, nodes, box }, folded }];
    });
    return {
      open: framed.flatMap(({ group, folded }) => (folded ? [] : [group])),
      folded: framed.flatMap(({ group, folded }) => (folded ? [group] : [])),
      bundles: bundlesOf(scenario, into),
    };
  }, [scenario, members, into, all]);
  const hidden = useMemo(() => new Set(into.keys()), [into]);
  useEffect(() => {
    const boxes = [...folds.open, ...folds.folded].map(({ box }) => box);
    fold(boxes.length === 0 ? NOTHING : { hidden, boxes });
  }, [fold, into, hidden, folds]);
  return folds;
}

/** What the ends of bundles stand at. */
export function endBoxes(boxes: ReadonlyMap<string, Box>, { folded }: Folds): ReadonlyMap<string, Box> {
  return new Map([...boxes, ...folded.map(({ id, box }) => [groupKey(id), box] as const)]);
}

function cardBox(bounds: Box): Box {
  const { x, y } = centreOf(bounds);
  return { x: Math.round(x - CARD.width / 2), y: Math.round(y - CARD.height / 2), ...CARD };
}

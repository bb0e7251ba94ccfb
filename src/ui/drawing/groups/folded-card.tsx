import { Layers } from 'lucide-react';
import type { Scenario } from '../../../scenario/format';
import type { FrameFeed } from '../../../state/feed';
import { EDGE_FIELD } from '../../../worker/frame';
import { rate } from '../../figures';
import { HealthMark } from '../../marks/mark';
import { useCanvas } from '../../topology/canvas-context';
import { frameRows } from '../../topology/frame-rows';
import type { Box } from '../../topology/geometry/box';
import { nodeFigures } from '../../topology/nodes/node-figures';
import { useTurn } from '../../topology/use-turn';
import { useChosen } from '../use-chosen';
import type { MovedCards } from '../moving/moved-cards';
import { worstHealth, type GroupFigures } from './group-figures';
import { useGroupHands } from './use-group-hands';
import type { FramedGroup } from './use-folds';
import classes from './groups.module.css';

interface FoldedCardProps {
  readonly group: FramedGroup;
  readonly scenario: Scenario;
  readonly cards: MovedCards;
  readonly boxes: ReadonlyMap<string, Box>;
}

/** One card in place of all of a group: how many they are, how the worst of them is, and what comes to them. */
export function FoldedCard({ group, scenario, cards, boxes }: FoldedCardProps) {
  const { name, nodes, box } = group;
  const hands = useGroupHands(group, true, cards, boxes);
  const figures = useTurn(
    useCanvas().figures,
    (feed) => figuresOf(feed, scenario, new Set(nodes)),
    sameFigures,
  );
  const chosen = useChosen(scenario);
  const count = `${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}`;
  const { x, y, width, height } = box;
  return (
    <button
      type="button"
      className={`${classes.card} nopan nodrag`}
      data-group={group.id}
      data-health={figures.health}
      data-selected={nodes.every((node) => chosen.includes(node))}
      style={{ left: x, top: y, width, height }}
      aria-label={`${name}, folded, ${count}, ${figures.health}, ${figures.asked} asked of it. Enter unfolds it.`}
      {...hands}
    >
      <span className={classes.line}>
        <Layers size={14} aria-hidden="true" />
        <span className={classes.title} title={name}>
          {name}
        </span>
        <HealthMark health={figures.health} size={12} labelled={false} />
      </span>
      <span className={classes.figures}>
        <span>
          <b>{figures.asked}</b>
          <i>asked of it</i>
        </span>
        <span>
          <b>{figures.asking}</b>
          <i>asks others</i>
        </span>
      </span>
      <span className={classes.count}>{count}</span>
    </button>
  );
}

function sameFigures(a: GroupFigures, b: GroupFigures): boolean {
  return a.health === b.health && a.asked === b.asked && a.asking === b.asking;
}

function figuresOf({ frame }: FrameFeed, scenario: Scenario, inside: ReadonlySet<string>): GroupFigures {
  if (frame === null) return { health: 'idle', asked: rate(0), asking: rate(0) };
  const rows = frameRows(frame.layout);
  const healths = scenario.nodes.flatMap(({ id, kind }) => {
    const row = inside.has(id) ? rows.nodes.get(id) : undefined;
    return row === undefined ? [] : [nodeFigures(frame, row, kind).health];
  });
  const sum = (crosses: (from: boolean, to: boolean) => boolean): number => {
    let total = 0;
    for (const { id, from, to } of scenario.edges) {
      const row = rows.edges.get(id);
      if (row === undefined || !crosses(inside.has(from), inside.has(to))) continue;
      total += frame.edge(row, EDGE_FIELD.callRate);
    }
    return total;
  };
  return {
    health: worstHealth(healths),
    asked: rate(sum((from, to) => !from && to)),
    asking: rate(sum((from, to) => from && !to)),
  };
}

import { useStore } from '@xyflow/react';
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  Copy,
  Ellipsis,
  Group,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import type { Scenario } from '../../../scenario/format';
import type { DrawActionId } from '../../../state/actions';
import { useAction } from '../../app/use-action';
import { IconButton } from '../../widgets/icon-button';
import { boundsOf, type Box } from '../../topology/geometry/box';
import { FRAME_HEAD, openFrames } from '../groups/frames';
import classes from './selection-bar.module.css';

const TOOLS: readonly (readonly [DrawActionId, LucideIcon])[] = [
  ['draw.align-left', AlignStartVertical],
  ['draw.align-centre', AlignCenterVertical],
  ['draw.align-right', AlignEndVertical],
  ['draw.align-top', AlignStartHorizontal],
  ['draw.align-middle', AlignCenterHorizontal],
  ['draw.align-bottom', AlignEndHorizontal],
  ['draw.spread-across', AlignHorizontalSpaceAround],
  ['draw.spread-down', AlignVerticalSpaceAround],
  ['draw.group', Group],
  ['draw.duplicate', Copy],
  ['draw.delete', Trash2],
  ['draw.menu', Ellipsis],
];

/** About the size of the bar, in px of the screen. */
const BAR = { width: 312, height: 32 };
const GAP = 14;
/** From the edges of the pane. */
const MARGIN = 8;

interface SelectionBarProps {
  readonly nodes: readonly string[];
  readonly boxes: ReadonlyMap<string, Box>;
  readonly scenario: Scenario;
}

/** What can be done with several nodes at once, above all of them and within the pane. */
export function SelectionBar({ nodes, boxes, scenario }: SelectionBarProps) {
  const [left, top, zoom] = useStore(({ transform }) => transform);
  const width = useStore((flow) => flow.width);
  const chosen = nodes.flatMap((id) => boxes.get(id) ?? []);
  if (nodes.length < 2 || chosen.length === 0) return null;
  const bounds = boundsOf(chosen);
  /** On the screen: over the cards, and over the name of a group which the bar would hide. */
  const above = (): number => {
    const cards = bounds.y * zoom + top;
    const names = openFrames(scenario, boxes).flatMap(({ box }) => {
      const head = box.y * zoom + top;
      const isNear = head < cards && head + FRAME_HEAD * zoom > cards - BAR.height - GAP;
      const isBeside = box.x > bounds.x + bounds.width || box.x + box.width < bounds.x;
      return isNear && !isBeside ? [head] : [];
    });
    return Math.min(cards, ...names);
  };
  const middle = (bounds.x + bounds.width / 2) * zoom + left - BAR.width / 2;
  const x = Math.max(MARGIN, Math.min(middle, width - BAR.width - MARGIN));
  const y = Math.max(MARGIN, above() - BAR.height - GAP);
  return (
    <div
      role="toolbar"
      aria-label={`${nodes.length} nodes`}
      className={classes.tools}
      style={{ left: x, top: y }}
    >
      {TOOLS.map(([id, Icon]) => (
        <ActionTool key={id} id={id} Icon={Icon} />
      ))}
    </div>
  );
}

function ActionTool({ id, Icon }: { readonly id: DrawActionId; readonly Icon: LucideIcon }) {
  const { label, shortcut, unavailable, run } = useAction(id);
  return (
    <IconButton
      size="small"
      label={label}
      shortcut={shortcut}
      disabledReason={unavailable}
      icon={<Icon size={15} aria-hidden="true" />}
      onClick={run}
    />
  );
}

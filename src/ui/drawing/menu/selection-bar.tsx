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
import { boundsOf, coverage, type Box, type Point, type Size } from '../../topology/geometry/box';
import { freeSpot } from '../../topology/geometry/free-spot';
import { onScreen } from '../../topology/nodes/use-surroundings';
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

/** Above the selection or below it, else at an edge of the pane: where it hides least. */
function barPlace(around: Box, pane: Size, taken: readonly Box[]): Point {
  const within = (place: number, length: number): number =>
    Math.max(MARGIN, Math.min(place, length - MARGIN));
  const x = within(around.x + (around.width - BAR.width) / 2, pane.width - BAR.width);
  const last = pane.height - BAR.height;
  const wished = [
    around.y - BAR.height - GAP,
    around.y - BAR.height - GAP - FRAME_HEAD,
    around.y + around.height + GAP,
    MARGIN,
    last - MARGIN,
  ];
  const spots = wished.map((y) => ({ x, y: within(y, last), ...BAR }));
  return freeSpot(spots, (spot) => coverage(spot, taken));
}

interface SelectionBarProps {
  readonly nodes: readonly string[];
  readonly boxes: ReadonlyMap<string, Box>;
  readonly scenario: Scenario;
}

/** What can be done with several nodes at once, beside all of them and within the pane. */
export function SelectionBar({ nodes, boxes, scenario }: SelectionBarProps) {
  const transform = useStore((flow) => flow.transform);
  const width = useStore((flow) => flow.width);
  const height = useStore((flow) => flow.height);
  const chosen = nodes.flatMap((id) => boxes.get(id) ?? []);
  if (nodes.length < 2 || chosen.length === 0) return null;
  const around = onScreen(boundsOf(chosen), transform);
  const names = openFrames(scenario, boxes).map(({ box }) => ({ ...box, height: FRAME_HEAD }));
  const taken = [...boxes.values(), ...names].map((box) => onScreen(box, transform));
  const { x, y } = barPlace(around, { width, height }, taken);
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

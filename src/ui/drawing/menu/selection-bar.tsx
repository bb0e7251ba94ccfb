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
import { onScreen, usePanels } from '../../topology/nodes/use-surroundings';
import { FRAME_HEAD, openFrames } from '../groups/frames';
import { barPlace } from './bar-place';
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
  const panels = usePanels();
  const chosen = nodes.flatMap((id) => boxes.get(id) ?? []);
  if (nodes.length < 2 || chosen.length === 0) return null;
  const around = onScreen(boundsOf(chosen), transform);
  const names = openFrames(scenario, boxes).map(({ box }) => ({ ...box, height: FRAME_HEAD }));
  const taken = [...boxes.values(), ...names].map((box) => onScreen(box, transform));
  const { x, y } = barPlace(around, { width, height }, { taken, panels });
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

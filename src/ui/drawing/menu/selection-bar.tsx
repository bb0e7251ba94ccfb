import { NodeToolbar, Position } from '@xyflow/react';
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
import type { DrawActionId } from '../../../state/actions';
import { useAction } from '../../app/use-action';
import { IconButton } from '../../widgets/icon-button';
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

/** React Flow would put it into the layer of the cards. */
const OVER_THE_MARKS = { zIndex: 10 };

/** What can be done with several nodes at once, above all of them. */
export function SelectionBar({ nodes }: { readonly nodes: readonly string[] }) {
  if (nodes.length < 2) return null;
  return (
    <NodeToolbar nodeId={[...nodes]} isVisible position={Position.Top} offset={12} style={OVER_THE_MARKS}>
      <div role="toolbar" aria-label={`${nodes.length} nodes`} className={classes.tools}>
        {TOOLS.map(([id, Icon]) => (
          <ActionTool key={id} id={id} Icon={Icon} />
        ))}
      </div>
    </NodeToolbar>
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

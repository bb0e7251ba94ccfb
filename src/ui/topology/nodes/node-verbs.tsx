import { NodeToolbar, useStore } from '@xyflow/react';
import { Ellipsis, HeartPulse, PowerOff, Snail } from 'lucide-react';
import type { Verb } from '../../../worker/protocol';
import { useActors, usePreferences } from '../../app/app-context';
import { Button } from '../../widgets/button';
import { IconButton } from '../../widgets/icon-button';
import { Kbd } from '../../widgets/kbd';
import type { Size } from '../geometry/box';
import { PROJECTOR_SCALE } from '../flow-settings';
import { USUAL_PLACE, samePlace, toolPlace } from './tool-place';
import { onScreen, useSurroundings } from './use-surroundings';
import classes from './node-verbs.module.css';

const VERBS = [
  { verb: 'kill', label: 'Kill', key: 'K', Icon: PowerOff },
  { verb: 'slow', label: 'Slow', key: 'S', Icon: Snail },
  { verb: 'recover', label: 'Recover', key: 'R', Icon: HeartPulse },
] as const satisfies readonly { readonly verb: Verb; readonly [more: string]: unknown }[];

/** React Flow would put the tools into the layer of the cards, under the marks that travel past. */
const OVER_THE_MARKS = { zIndex: 10 };

export interface NodeVerbsProps {
  readonly id: string;
  readonly name: string;
}

/** About the size of the tools, in pixels of the screen at the usual scale. */
const TOOLS = { width: 292, height: 36 };

/** The tools of a selected card, where they cover nothing, and as large at every zoom. */
export function NodeVerbs(props: NodeVerbsProps) {
  const { drawn, panels } = useSurroundings(props.id);
  const scale = usePreferences((now) => (now.scale === 'projector' ? PROJECTOR_SCALE : 1));
  const place = useStore(({ nodeLookup, transform, width, height }) => {
    const node = nodeLookup.get(props.id);
    if (node === undefined) return USUAL_PLACE;
    const card = onScreen({ ...node.position, width: node.width ?? 0, height: node.height ?? 0 }, transform);
    const tools: Size = { width: TOOLS.width * scale, height: TOOLS.height * scale };
    const around = [...drawn.map((box) => onScreen(box, transform)), ...panels];
    return toolPlace(card, tools, { width, height }, around);
  }, samePlace);
  return (
    <NodeToolbar {...place} style={OVER_THE_MARKS}>
      <VerbTools {...props} drawable />
    </NodeToolbar>
  );
}

interface VerbToolsProps extends NodeVerbsProps {
  /** There is more to do with it on this canvas. */
  readonly drawable?: boolean;
}

/** What can be done to a node, from this moment of the run on. */
export function VerbTools({ id, name, drawable = false }: VerbToolsProps) {
  const { run, canvas } = useActors();
  return (
    <div role="toolbar" aria-label={`Break ${name} or mend it`} className={classes.tools}>
      {VERBS.map(({ verb, label, key, Icon }) => (
        <Button
          key={verb}
          variant="quiet"
          size="small"
          icon={<Icon size={13} aria-hidden="true" />}
          aria-label={`${label} ${name}`}
          aria-keyshortcuts={key}
          onClick={() => run.verb(verb, [id])}
        >
          {label}
          <span className={classes.key} aria-hidden="true">
            <Kbd keys={key} />
          </span>
        </Button>
      ))}
      {drawable && (
        <IconButton
          size="small"
          label={`More for ${name}`}
          shortcut="Shift F10"
          icon={<Ellipsis size={14} aria-hidden="true" />}
          onClick={() => canvas.draw?.('draw.menu')}
        />
      )}
    </div>
  );
}

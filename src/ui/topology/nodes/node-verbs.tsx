import { NodeToolbar, useStore, type Node, type Transform } from '@xyflow/react';
import { HeartPulse, PowerOff, Snail } from 'lucide-react';
import type { Verb } from '../../../worker/protocol';
import { useActors } from '../../app/app-context';
import { Button } from '../../widgets/button';
import { Kbd } from '../../widgets/kbd';
import type { Box } from '../geometry/box';
import { USUAL_PLACE, samePlace, toolPlace } from './tool-place';
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

/** The tools of a selected card, above it if there is room, and as large at every zoom. */
export function NodeVerbs(props: NodeVerbsProps) {
  const place = useStore((flow) => {
    const node = flow.nodeLookup.get(props.id);
    return node === undefined ? USUAL_PLACE : toolPlace(onScreen(node, flow.transform), flow.width);
  }, samePlace);
  return (
    <NodeToolbar {...place} style={OVER_THE_MARKS}>
      <VerbTools {...props} />
    </NodeToolbar>
  );
}

function onScreen({ position, width = 0, height = 0 }: Node, [x, y, zoom]: Transform): Box {
  return {
    x: position.x * zoom + x,
    y: position.y * zoom + y,
    width: width * zoom,
    height: height * zoom,
  };
}

/** What can be done to a node, from this moment of the run on. */
export function VerbTools({ id, name }: NodeVerbsProps) {
  const { run } = useActors();
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
          onClick={() => run.verb(verb, id)}
        >
          {label}
          <span className={classes.key} aria-hidden="true">
            <Kbd keys={key} />
          </span>
        </Button>
      ))}
    </div>
  );
}

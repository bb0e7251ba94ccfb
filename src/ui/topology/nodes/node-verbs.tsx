import { NodeToolbar, Position } from '@xyflow/react';
import { HeartPulse, PowerOff, Snail } from 'lucide-react';
import type { Verb } from '../../../worker/protocol';
import { useActors } from '../../app/app-context';
import { Button } from '../../widgets/button';
import { Kbd } from '../../widgets/kbd';
import classes from './node-verbs.module.css';

const VERBS = [
  { verb: 'kill', label: 'Kill', key: 'K', Icon: PowerOff },
  { verb: 'slow', label: 'Slow', key: 'S', Icon: Snail },
  { verb: 'recover', label: 'Recover', key: 'R', Icon: HeartPulse },
] as const satisfies readonly { readonly verb: Verb; readonly [more: string]: unknown }[];

/** React Flow would put the tools into the layer of the cards, under the marks that travel past. */
const OVER_THE_MARKS = { zIndex: 10 };

/** What can be done to the selected node, from this moment of the run on. */
export function NodeVerbs({ id, name }: { readonly id: string; readonly name: string }) {
  const { run } = useActors();
  return (
    <NodeToolbar position={Position.Top} offset={12} style={OVER_THE_MARKS}>
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
            <span aria-hidden="true">
              <Kbd keys={key} />
            </span>
          </Button>
        ))}
      </div>
    </NodeToolbar>
  );
}

import { CircleOff, Snail, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WorkNode } from '../../../scenario/format';
import type { ActionId } from '../../../state/actions';
import { NODE_FIELD } from '../../../worker/frame';
import { useAction } from '../../app/use-action';
import { useFrame } from '../../app/use-frame';
import { Button } from '../../widgets/button';
import { Kbd } from '../../widgets/kbd';
import { ariaShortcut, runsOnMac } from '../../widgets/shortcut-text';
import { nodeValue } from '../frame-reads';
import { Section } from '../parts/section';
import classes from './verb-buttons.module.css';

/** Breaks the selected nodes, and mends them: each press is a fault from the present moment on. */
export function VerbButtons({ nodes }: { readonly nodes: readonly Pick<WorkNode, 'id' | 'name'>[] }) {
  const faulted = useFrame(({ frame }) =>
    nodes.some(({ id }) => nodeValue(frame, id, NODE_FIELD.faulted) === 1),
  );
  const isOne = nodes.length === 1;
  return (
    <Section title={isOne ? 'Break it' : 'Break them'}>
      <div className={classes.verbs}>
        <Verb action="node.kill" word="Kill" icon={<CircleOff size={14} aria-hidden="true" />}>
          {isOne ? 'Crashes: all its work is lost' : 'They crash: all their work is lost'}
        </Verb>
        <Verb action="node.slow" word="Slow" icon={<Snail size={14} aria-hidden="true" />}>
          {isOne ? 'Works five times as long' : 'They work five times as long'}
        </Verb>
        <Verb
          action="node.recover"
          word="Recover"
          icon={<Sparkles size={14} aria-hidden="true" />}
          unless={faulted ? undefined : `No fault acts on ${isOne ? nodes[0].name : 'any of them'} now.`}
        >
          {isOne ? 'Ends what acts on it' : 'Ends what acts on them'}
        </Verb>
      </div>
    </Section>
  );
}

interface VerbProps {
  readonly action: ActionId;
  readonly word: string;
  readonly icon: ReactNode;
  /** Why it would do nothing now, besides what the action knows. */
  readonly unless?: string | undefined;
  /** What it does, in a few words. */
  readonly children: string;
}

function Verb({ action, word, icon, unless, children }: VerbProps) {
  const { run, label, shortcut, unavailable } = useAction(action);
  return (
    <div className={classes.verb}>
      <Button
        icon={icon}
        aria-label={label}
        aria-keyshortcuts={shortcut === undefined ? undefined : ariaShortcut(shortcut, runsOnMac())}
        disabledReason={unavailable ?? unless}
        onClick={run}
      >
        {word}
      </Button>
      <span className={classes.what}>
        {shortcut !== undefined && <Kbd keys={shortcut} />} {children}
      </span>
    </div>
  );
}

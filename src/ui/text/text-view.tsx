import { Check, GitCompareArrows, LoaderCircle, Lock, PencilLine, TriangleAlert } from 'lucide-react';
import { useId, useRef, type ReactNode } from 'react';
import { count } from '../figures';
import { Button } from '../widgets/button';
import { classNames } from '../widgets/class-names';
import { problemText } from './text-editor';
import type { Standing } from './in-step';
import { useTextEditor } from './use-text-editor';
import classes from './text.module.css';

/** The scenario as JSON. What is typed becomes an edit, and what is edited elsewhere shows here. */
export function TextView() {
  const host = useRef<HTMLDivElement>(null);
  const how = useId();
  const { standing, why, ...ways } = useTextEditor(host, how);
  return (
    <section className={classes.text} aria-label="The scenario as text">
      <div className={classes.bar}>
        <p role="status" className={classNames(classes.standing, toneOf(standing))}>
          {why === null ? glyphOf(standing) : <Lock size={14} aria-hidden="true" />}
          <span className={classes.words}>{why ?? wordsOf(standing)}</span>
        </p>
        <p id={how} className={hasRoom(standing) ? classes.how : 'visually-hidden'}>
          Ctrl Enter applies, Ctrl Space completes; Esc, then Tab leaves the text.
        </p>
        <Ways standing={standing} {...ways} />
      </div>
      <div ref={host} className={classes.editor} />
    </section>
  );
}

interface WaysProps {
  readonly standing: Standing;
  readonly apply: () => void;
  readonly keepTyped: () => void;
  readonly giveUp: () => void;
  readonly nextProblem: () => void;
}

function Ways({ standing, apply, keepTyped, giveUp, nextProblem }: WaysProps) {
  const { kind } = standing;
  if (kind === 'in-step' || kind === 'checking') return null;
  return (
    <div className={classes.ways}>
      {kind === 'typing' && (
        <Button size="small" onClick={apply}>
          Apply now
        </Button>
      )}
      {kind === 'refused' && (
        <Button size="small" onClick={nextProblem}>
          {standing.problems.length === 1 ? 'Go to it' : 'Next problem'}
        </Button>
      )}
      {kind === 'crossed' && (
        <Button size="small" onClick={keepTyped}>
          Take my text
        </Button>
      )}
      <Button size="small" onClick={giveUp}>
        Back to the scenario in force
      </Button>
    </div>
  );
}

function glyphOf({ kind }: Standing): ReactNode {
  switch (kind) {
    case 'in-step':
      return <Check size={14} aria-hidden="true" />;
    case 'typing':
      return <PencilLine size={14} aria-hidden="true" />;
    case 'checking':
      return <LoaderCircle size={14} aria-hidden="true" />;
    case 'refused':
      return <TriangleAlert size={14} aria-hidden="true" />;
    case 'crossed':
      return <GitCompareArrows size={14} aria-hidden="true" />;
  }
}

function wordsOf(standing: Standing): string {
  switch (standing.kind) {
    case 'in-step':
      return 'In step with the scenario.';
    case 'typing':
      return 'Changed. It is applied when you pause.';
    case 'checking':
      return 'Is being applied.';
    case 'crossed':
      return 'The scenario was changed elsewhere meanwhile. Your text is kept: say which one counts.';
    case 'refused': {
      const [first] = standing.problems;
      const more = standing.problems.length - 1;
      const rest = more === 0 ? '' : ` And ${count(more)} more.`;
      const said = problemText(first).replace(/^line /, 'Line ');
      return `Not applied; the run goes on with the last good version. ${said}${rest}`;
    }
  }
}

/** What has to be said goes before how the editor is used. */
function hasRoom({ kind }: Standing): boolean {
  return kind !== 'refused' && kind !== 'crossed';
}

function toneOf({ kind }: Standing): string | undefined {
  if (kind === 'refused') return classes.failed;
  return kind === 'crossed' ? classes.degraded : classes.quiet;
}

import { Eye } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Verdict } from '../../worker/run-summary';
import { percent } from '../figures';
import { usePreview, type CardPartProps } from './card-picture';
import { LevelMark } from './level-mark';
import type { PreviewState } from './preview-queue';
import classes from './card-more.module.css';

/** What came of a run, the patterns of the scenario, and on demand what to watch in it. */
export function CardMore(props: CardPartProps) {
  const { tags = [], seconds, level } = props.scenario;
  return (
    <>
      <p className={classes.outcome}>
        <OutcomeLine preview={usePreview(props)} />
      </p>
      <ul className={classes.tags} aria-label="Patterns">
        {tags.map((tag) => (
          <li key={tag} className={classes.tag}>
            {tag}
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <Watch {...props} />
        {level !== undefined && <LevelMark level={level} />}
        <span className={classes.length}>{seconds} s</span>
      </div>
    </>
  );
}

/** Opens over what is below the card, so that nothing moves. */
function Watch({ scenario: { title, watch = [] } }: CardPartProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return undefined;
    const close = (event: Event): void => {
      const isKey = event instanceof KeyboardEvent;
      if (
        isKey
          ? event.key === 'Escape'
          : !(event.target instanceof Node && box.current?.contains(event.target))
      )
        setOpen(false);
    };
    const kinds = ['keydown', 'pointerdown', 'focusin'];
    for (const kind of kinds) document.addEventListener(kind, close);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, close);
    };
  }, [open]);
  if (watch.length === 0) return null;
  return (
    <div ref={box}>
      <button
        type="button"
        className={classes.watch}
        aria-expanded={open}
        aria-controls={id}
        aria-label={`What to watch in ${title}`}
        onClick={() => setOpen(!open)}
      >
        <Eye size={14} aria-hidden="true" /> What to watch
      </button>
      <div id={id} className={classes.panel} hidden={!open}>
        <ol className={classes.steps}>
          {watch.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function OutcomeLine({ preview }: { readonly preview: PreviewState }) {
  if (preview.kind === 'waiting') return <span className={classes.block} aria-hidden="true" />;
  if (preview.kind === 'failed') return <>Its run failed. {preview.message}</>;
  const { answeredInTime, requests, verdict } = preview.finished.summary;
  return (
    <>
      Goodput {percent(answeredInTime, requests)}
      {verdict.kind !== 'none' && `, ${verdictWords(verdict)}`}
    </>
  );
}

function verdictWords({ kind, expectations, evidence }: Verdict): string {
  if (kind === 'holds')
    return expectations === 1 ? 'its expectation holds' : `all ${expectations} expectations hold`;
  return `${evidence.length} of ${expectations} expectations ${kind === 'broken' ? 'broken' : 'not decided'}`;
}

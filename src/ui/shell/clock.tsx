import { useRef } from 'react';
import { HEAD } from '../../worker/frame';
import { useView } from '../app/app-context';
import { LazyModule } from '../app/lazy-module';
import { useAction } from '../app/use-action';
import { useFrameEffect } from '../app/use-frame';
import { clock } from '../figures';
import { classNames } from '../widgets/class-names';
import { Kbd } from '../widgets/kbd';
import { Tooltip } from '../widgets/tooltip';
import classes from './clock.module.css';

/** The simulated time; pressed it becomes a field to type a moment into. */
export function Clock({ className }: { readonly className?: string | undefined }) {
  const isTyped = useView(({ typesTime }) => typesTime);
  return (
    <span className={classNames(classes.clock, className)}>
      <span role="timer" aria-label="Simulated time">
        <TimeButton />
      </span>
      {isTyped && (
        <LazyModule
          load={loadField}
          what="The field for a moment"
          show={({ ClockField }) => <ClockField />}
        />
      )}
    </span>
  );
}

const loadField = async () => import('./clock-field');

/** The time changes with every frame, so it writes its text by itself. */
function TimeButton() {
  const text = useRef<HTMLSpanElement>(null);
  const { label, shortcut = '', run } = useAction('run.type-time');
  useFrameEffect((feed) => {
    if (text.current !== null) text.current.textContent = clock(feed.frame?.head(HEAD.time) ?? 0);
  });
  return (
    <Tooltip
      content={
        <>
          {label} <Kbd keys={shortcut} />
        </>
      }
    >
      <button type="button" className={classes.time} onClick={run}>
        <span ref={text}>{clock(0)}</span>
      </button>
    </Tooltip>
  );
}

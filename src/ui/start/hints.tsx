import type { ReactNode } from 'react';
import { Kbd } from '../widgets/kbd';
import classes from './hints.module.css';

const HINTS: readonly { readonly title: string; readonly text: ReactNode }[] = [
  {
    title: 'Open a scenario',
    text: 'It runs in your browser, with the same events in the same order every time.',
  },
  {
    title: 'Break something',
    text: (
      <>
        Select a node and press <Kbd keys="K" /> to kill it, <Kbd keys="S" /> to slow it down,{' '}
        <Kbd keys="R" /> to recover it.
      </>
    ),
  },
  {
    title: 'Ask why',
    text: 'Select a call: its guards say what they do and why. Every setting can be changed while it runs.',
  },
];

/** How to begin, in three steps. */
export function Hints() {
  return (
    <ol className={classes.hints} aria-label="How to begin">
      {HINTS.map(({ title, text }, index) => (
        <li key={title} className={classes.hint}>
          <span className={classes.number} aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <strong className={classes.title}>{title}</strong>
            <p className={classes.text}>{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

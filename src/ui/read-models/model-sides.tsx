import type { ReactNode } from 'react';
import type { ReadModelDetail } from '../../worker/read-models';
import { count } from '../figures';
import { shortDuration } from '../traces/short-duration';
import { EventLink } from './event-link';
import { eventsWord, rebuildWords } from './lag-words';
import classes from './model-sides.module.css';

interface ModelSidesProps {
  readonly detail: ReadModelDetail;
}

/** What was written beside what is shown of it, and how far they are apart. */
export function ModelSides({ detail }: ModelSidesProps) {
  const { row } = detail;
  return (
    <div className={classes.sides}>
      <WriteSide detail={detail} />
      <Apart detail={detail} />
      <ReadSide detail={detail} />
      {row.rebuild !== null && (
        <div className={classes.rebuild}>
          <Track
            label="New version"
            words={`new version: ${rebuildWords(row.rebuild)}`}
            value={row.rebuild.shownTo}
            of={row.rebuild.of}
            isNew
          />
        </div>
      )}
    </div>
  );
}

function WriteSide({ detail: { row, write } }: ModelSidesProps) {
  return (
    <section className={classes.side} aria-label="Write side">
      <h3 className={classes.title}>
        Write side
        <span className={classes.of}>{`${write.service} at ${row.source}`}</span>
      </h3>
      <dl className={classes.figures}>
        <Figure caption="Newest event" value={count(write.head)} />
        <Figure caption="Events" value={count(write.events)} />
        <Figure caption="Rows" value={count(write.rows)} />
      </dl>
      <Track label="Written up to" words={count(write.head)} value={write.head} of={write.head} />
      {write.newest === null ? (
        <p className={classes.none}>Nothing has happened to it yet.</p>
      ) : (
        <EventLink row={write.newest} />
      )}
    </section>
  );
}

function ReadSide({ detail: { row, write } }: ModelSidesProps) {
  return (
    <section className={classes.side} aria-label="Read side">
      <h3 className={classes.title}>
        Read side
        <span className={classes.of}>{`${row.name} at ${row.node}`}</span>
      </h3>
      <dl className={classes.figures}>
        <Figure caption="Shows up to" value={count(row.shownTo)} />
        <Figure caption="Checkpoint" value={count(row.checkpoint)} />
        <Figure caption="Documents" value={count(row.documents)} />
      </dl>
      <Track
        label="Shown up to"
        words={count(row.shownTo)}
        value={row.shownTo}
        of={write.head}
        saved={row.checkpoint}
      />
      <p className={classes.none}>
        {row.waiting === 0
          ? 'No reader waits for their own write.'
          : `${count(row.waiting)} ${row.waiting === 1 ? 'reader waits' : 'readers wait'} for their own write.`}
      </p>
    </section>
  );
}

function Figure({ caption, value }: { readonly caption: string; readonly value: ReactNode }) {
  return (
    <div>
      <dt>{caption}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The arrow from what is written to what is shown, with what is still on its way. */
function Apart({ detail: { row } }: ModelSidesProps) {
  return (
    <div className={classes.apart}>
      <svg className={classes.arrow} viewBox="0 0 48 12" aria-hidden="true">
        <path d="M0 6H46M40 1L46 6L40 11" />
      </svg>
      <p className={classes.lag}>
        {row.lagEvents === 0 ? (
          <strong>level</strong>
        ) : (
          <>
            <strong>{eventsWord(row.lagEvents)}</strong>
            <span>{shortDuration(row.lagNs)} behind</span>
          </>
        )}
      </p>
    </div>
  );
}

interface TrackProps {
  readonly label: string;
  readonly words: string;
  readonly value: number;
  readonly of: number;
  /** Up to where it was saved, as a notch. */
  readonly saved?: number;
  readonly isNew?: boolean;
}

/** How far of the log it has come. The figures say the same. */
function Track({ label, words, value, of, saved, isNew = false }: TrackProps) {
  const share = (some: number): string => `${of === 0 ? 0 : Math.min(1, some / of) * 100}%`;
  const bar = (
    <span className={classes.track} aria-hidden="true">
      <span className={isNew ? classes.new : classes.done} style={{ width: share(value) }} />
      {saved !== undefined && of > 0 && <span className={classes.saved} style={{ left: share(saved) }} />}
    </span>
  );
  if (!isNew) return bar;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={Math.min(value, of)}
      aria-valuetext={words}
      className={classes.progress}
    >
      <span className={classes.progressWords}>{words}</span>
      {bar}
    </div>
  );
}

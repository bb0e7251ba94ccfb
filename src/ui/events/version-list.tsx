import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { EventRow } from '../../worker/events';
import { count, moment } from '../figures';
import { rowByKey } from '../row-window/list-keys';
import classes from './stream-shown.module.css';

interface VersionListProps {
  readonly events: readonly EventRow[];
  readonly versions: number;
  readonly version: number;
  readonly choose: (version: number) => void;
}

const PAGE = 8;

/** Its events, the oldest first: each made a version. */
export function VersionList({ events, versions, version, choose }: VersionListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [version]);
  const isWhole = events.length === versions;
  // Before all of them there was nothing, which is a version, too.
  const listed = [...(isWhole ? [0] : []), ...events.map((event) => event.version)];
  const at = listed.indexOf(version);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rowByKey(event.key, at < 0 ? null : at, listed.length, PAGE);
    if (next === undefined) return;
    event.preventDefault();
    choose(listed[next]);
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label="Versions"
      aria-activedescendant={at < 0 ? undefined : `${id}-${version}`}
      className={classes.versions}
      onKeyDown={onKeyDown}
    >
      {isWhole && (
        <Version id={`${id}-0`} number={0} event={undefined} isShown={version === 0} choose={choose} />
      )}
      {events.map((event) => (
        <Version
          key={event.version}
          id={`${id}-${event.version}`}
          number={event.version}
          event={event}
          isShown={event.version === version}
          choose={choose}
        />
      ))}
    </div>
  );
}

interface VersionProps {
  readonly id: string;
  readonly number: number;
  /** Undefined for what was before all events. */
  readonly event: EventRow | undefined;
  readonly isShown: boolean;
  readonly choose: (version: number) => void;
}

function Version({ id, number, event, isShown, choose }: VersionProps) {
  return (
    // The list itself takes the keys and says which of its rows is active.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isShown}
      className={classes.version}
      onClick={() => choose(number)}
    >
      <span className={classes.number}>{count(number)}</span>
      {event === undefined ? (
        <span className={classes.none}>Before its first event</span>
      ) : (
        <>
          <span className={classes.type} title={event.type}>
            {event.type}
          </span>
          <span className={classes.time}>
            {moment(event.time)}
            {event.gist !== '' && `, ${event.gist}`}
          </span>
        </>
      )}
    </div>
  );
}

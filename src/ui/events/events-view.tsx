import { useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useActors, useView } from '../app/app-context';
import { neighbourOf, useHold } from '../held-list/use-hold';
import { useSize } from '../time-axis/use-size';
import { CommandDialog } from './command-dialog';
import { EventFinder, type EventFinderProps } from './event-finder';
import { EventOverview } from './event-overview';
import { EventPane, type PaneHands } from './event-pane';
import { ALL_EVENTS, type EventQuery } from './event-query';
import { backLabel } from './event-shown';
import { StreamPane } from './stream-pane';
import { useEventSource } from './use-event-source';
import classes from './events-view.module.css';

/** Narrower than this there is room for the log or one event, and not for both: px at the usual scale. */
const BOTH_FROM_PX = 680;

/** The events of the data: a log of them, and beside it one of them, or what became of one thing. */
export function EventsView() {
  const box = useRef<HTMLDivElement>(null);
  const { width, scale } = useSize(box);
  const hasRoom = width >= BOTH_FROM_PX * scale;
  const { finder, hands, sending } = useChoice(hasRoom);
  const { view } = useActors();
  const event = useView((now) => now.event);
  const stream = useView((now) => now.stream);
  const pane =
    stream === null ? (
      event !== null && <EventPane {...hands} key={event} position={event} />
    ) : (
      <StreamPane
        {...hands}
        key={stream.stream}
        shown={stream}
        backLabel={event === null ? backLabel(hasRoom) : 'Back to the event'}
        choose={(version) => view.setState({ stream: { ...stream, version } })}
      />
    );
  return (
    <div ref={box} className={classes.view}>
      {hasRoom && (
        <>
          <div className={classes.side}>
            <EventFinder {...finder} />
          </div>
          {pane === false ? (
            <EventOverview source={finder.source} look={finder.setQuery} send={() => hands.sendTo('')} />
          ) : (
            pane
          )}
        </>
      )}
      {!hasRoom &&
        (pane === false ? (
          <div className={classes.alone}>
            <EventFinder {...finder} />
          </div>
        ) : (
          pane
        ))}
      {sending}
    </div>
  );
}

/** What is looked for, which row the keys go on from, and what choosing one does. */
function useChoice(hasRoom: boolean): {
  readonly finder: EventFinderProps;
  readonly hands: PaneHands;
  /** The dialog in which a command is written, while it is open. */
  readonly sending: ReactNode;
} {
  const { view } = useActors();
  const event = useView((now) => now.event);
  const stream = useView((now) => now.stream);
  const { list, activate, passFocus, takesFocus } = useHold(event);
  const [query, setQuery] = useState(ALL_EVENTS);
  const source = useEventSource(query, list.isHeld);
  const [recipient, setRecipient] = useState<string | null>(null);
  const open = (position: number): void => {
    activate(position);
    view.setState({ event: position, stream: null });
  };
  const openByKey = (position: number): void => {
    passFocus();
    open(position);
  };
  const back = (): void => view.setState(stream === null ? { event: null } : { stream: null });
  const otherKey = (key: string): boolean => {
    const next = event === null || stream !== null ? null : neighbourOf(source, event, key);
    if (next !== null) openByKey(next);
    if (key !== 'Escape') return next !== null;
    const leadsToEvent = stream !== null && event !== null;
    if (leadsToEvent) passFocus();
    // The list is there to be focused once it is drawn.
    flushSync(back);
    if (!leadsToEvent) list.scroller.current?.focus();
    return true;
  };
  const look = (next: EventQuery): void => {
    setQuery(next);
    activate(null);
  };
  const openStream = (name: string, version: number): void => {
    passFocus();
    view.setState({ stream: { stream: name, version } });
  };
  return {
    finder: { ...list, source, query, setQuery: look, open, openByKey },
    // What was pressed in a pane is gone with it, and the focus would be, too.
    hands: { back, hasRoom, open: openByKey, openStream, sendTo: setRecipient, otherKey, takesFocus },
    sending: recipient !== null && (
      <CommandDialog
        stream={recipient === '' ? null : recipient}
        close={() => setRecipient(null)}
        heeded={() => {
          // Whoever looked at a version of it wants to see what became of it now.
          if (stream !== null) view.setState({ stream: { ...stream, version: null } });
        }}
        open={(position) => {
          setRecipient(null);
          openByKey(position);
        }}
      />
    ),
  };
}

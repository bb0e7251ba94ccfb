import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { askWhy } from '../../state/view';
import type { RequestRef } from '../../worker/traces';
import { useActors } from '../app/app-context';
import { AskedPane } from '../traces/asked-pane';
import { backLabel, EventShown } from './event-shown';
import { BackButton } from './pane-header';
import { useEvent } from './use-events';
import view from './events-view.module.css';

/** What both panes need of the view that they stand in. */
export interface PaneHands {
  readonly back: () => void;
  /** The list stands beside it. */
  readonly hasRoom: boolean;
  readonly open: (position: number) => void;
  readonly openStream: (stream: string, version: number) => void;
  /** Asks what is to be told the owner of a stream, by hand. */
  readonly sendTo: (stream: string) => void;
  /** Keys that lead to another event, or back. Tells whether this one did. */
  readonly otherKey: (key: string) => boolean;
  /** It was chosen by a key, or from within a pane: the pane takes the focus, so that the next key comes here. */
  readonly takesFocus: () => boolean;
}

interface EventPaneProps extends PaneHands {
  readonly position: number;
}

/** One event whole. */
export function EventPane({ position, ...hands }: EventPaneProps) {
  const { back, hasRoom, open, openStream } = hands;
  const answer = useEvent(position);
  return (
    <KeyedPane {...hands} label="Event" request={answer.value?.request ?? null}>
      <AskedPane
        answer={answer}
        top={<BackButton back={back} backLabel={backLabel(hasRoom)} />}
        show={(detail) => (
          <EventShown detail={detail} back={back} hasRoom={hasRoom} open={open} openStream={openStream} />
        )}
      />
    </KeyedPane>
  );
}

interface KeyedPaneProps extends Pick<PaneHands, 'otherKey' | 'takesFocus'> {
  readonly label: string;
  /** What W asks about. */
  readonly request: RequestRef | null;
  readonly children: ReactNode;
}

/** A pane that takes the focus when it comes by a key, and the keys of all that is in it. */
export function KeyedPane({ label, request, otherKey, takesFocus, children }: KeyedPaneProps) {
  const { view: page } = useActors();
  const section = useRef<HTMLElement>(null);
  const latest = useRef(takesFocus);
  useEffect(() => {
    latest.current = takesFocus;
  });
  // Another event or stream has a pane of its own.
  useEffect(() => {
    if (latest.current()) section.current?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const asksWhy = event.key.toLowerCase() === 'w' && request !== null;
    if (asksWhy) askWhy(page, { kind: 'request', ref: request });
    if (asksWhy || otherKey(event.key)) event.preventDefault();
  };
  return (
    // It only listens on behalf of what is in it.
    <section ref={section} className={view.pane} aria-label={label} tabIndex={-1} {...{ onKeyDown }}>
      {children}
    </section>
  );
}

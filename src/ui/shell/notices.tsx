import { useCallback, useRef, type ReactNode } from 'react';
import type { RunNotice } from '../../state/run';
import { useActors, useRun, useView } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { useAction } from '../app/use-action';
import { Button } from '../widgets/button';
import { Notice, NoticeRegion, type NoticeVariant } from '../widgets/notice';
import { useNoticeLife } from './use-notice-life';
import classes from './notices.module.css';

const loadDraftNotice = async () => import('../drafts/draft-notice');

/** What the person should hear about the page and the run, at the lower edge of the page. */
export function Notices() {
  const { run, view } = useActors();
  // A run that failed says so in full; what was said on the way there is past.
  const notice = useRun((now) => (now.phase === 'failed' ? null : now.notice));
  const isKept = useView((now) => now.draft !== null);
  const message = useView((now) => now.message);
  const undoable = useView((now) => now.undoable);
  const closeNotice = useCallback(() => run.dismissNotice(), [run]);
  const closeMessage = useCallback(() => view.setState({ message: null, undoable: false }), [view]);
  const done = useView((now) => now.done);
  const closeDone = useCallback(() => view.setState({ done: null }), [view]);
  return (
    <div className={classes.place}>
      <NoticeRegion>
        {message !== null && (
          <Passing
            key={message}
            tone={undoable ? 'info' : 'warning'}
            undo={undoable ? () => run.undo() : undefined}
            onClose={closeMessage}
          >
            {message}
          </Passing>
        )}
        {done !== null && (
          <Passing key={done} tone="info" onClose={closeDone}>
            {done}
          </Passing>
        )}
        {isKept && <LazyPart load={loadDraftNotice} what="What is said of the draft" />}
        {notice !== null && (
          <Passing
            key={notice.id}
            tone={notice.tone}
            offer={notice.offer}
            stop={notice.stop}
            onClose={closeNotice}
          >
            {notice.text}
          </Passing>
        )}
      </NoticeRegion>
    </div>
  );
}

interface PassingProps {
  readonly tone: NoticeVariant;
  readonly offer?: RunNotice['offer'];
  readonly stop?: RunNotice['stop'];
  readonly undo?: (() => void) | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A notice that goes by itself. */
function Passing({ tone, offer, stop, undo, onClose, children }: PassingProps) {
  const box = useRef<HTMLDivElement>(null);
  const stays = stop !== undefined ? 'paused' : offer !== undefined;
  useNoticeLife(box, stays, onClose);
  const action = stop === undefined ? offer !== undefined && <Offer /> : <Culprit {...stop} />;
  const takeBack = undo !== undefined && (
    <Button size="small" onClick={undo}>
      Undo
    </Button>
  );
  return (
    <div ref={box} className={classes.notice}>
      <Notice variant={tone} action={action || takeBack} onClose={onClose}>
        {children}
      </Notice>
    </div>
  );
}

/** To what broke a rule, where that can be shown. */
function Culprit({ saga, event }: NonNullable<RunNotice['stop']>) {
  const { run, view } = useActors();
  const [what, there] =
    saga > 0
      ? (['saga', { dockTab: 'sagas', saga }] as const)
      : (['event', { dockTab: 'events', event }] as const);
  if (saga + event === 0) return null;
  // What is shown would lie below the notice, and says it all.
  const show = (): void => {
    run.dismissNotice();
    view.setState({ ...there, stream: null, phoneTab: 'charts' });
  };
  return (
    <Button size="small" onClick={show}>
      Show the {what}
    </Button>
  );
}

/** What a reset left behind can begin the run after all. */
function Offer() {
  const { run } = useActors();
  const keep = useAction('run.keep-as-start');
  const accept = (): void => {
    run.dismissNotice();
    run.keepAsStart();
  };
  return (
    <Button size="small" onClick={accept}>
      {keep.label}
    </Button>
  );
}

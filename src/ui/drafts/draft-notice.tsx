import { useCallback, useRef, useState } from 'react';
import type { DeskNotice } from '../../state/drafts/desk-state';
import { useActors } from '../app/app-context';
import { useAction } from '../app/use-action';
import { useNoticeLife } from '../shell/use-notice-life';
import { Button } from '../widgets/button';
import { Notice } from '../widgets/notice';
import { troubleSentence } from './trouble-words';
import { useDesk, useDeskState } from './use-desk';
import classes from './draft-notice.module.css';

/** What is to be said about the draft that is open; it stands among the notices of the page. */
export default function DraftNotice() {
  const desk = useDesk();
  const notice = useDeskState((state) => state.notice);
  const close = useCallback(() => desk.dismissNotice(), [desk]);
  return (
    <>
      <Unsaved />
      {notice !== null && <Passing key={notice.id} notice={notice} onClose={close} />}
    </>
  );
}

/** Said once for each reason, and until somebody has read it: what is made is not kept. */
function Unsaved() {
  const trouble = useDeskState(({ status }) => (status?.kind === 'unsaved' ? status.trouble : null));
  const [read, setRead] = useState<string | null>(null);
  const save = useAction('file.save-run');
  if (trouble === null || read === trouble.kind) return null;
  return (
    <Notice
      variant="warning"
      onClose={() => setRead(trouble.kind)}
      action={
        <Button size="small" onClick={save.run} disabledReason={save.unavailable}>
          Save as a file
        </Button>
      }
    >
      {troubleSentence(trouble)}
    </Notice>
  );
}

interface PassingProps {
  readonly notice: DeskNotice;
  readonly onClose: () => void;
}

/** A notice that goes by itself. */
export function Passing({ notice: { tone, text, offer, keepsAsStart = false }, onClose }: PassingProps) {
  const box = useRef<HTMLDivElement>(null);
  useNoticeLife(box, keepsAsStart, onClose);
  return (
    <div ref={box}>
      <Notice
        variant={tone}
        onClose={onClose}
        action={
          offer !== undefined && (
            <div className={classes.ways}>
              {keepsAsStart && <KeepAsStart onClose={onClose} />}
              <Button
                size="small"
                onClick={() => {
                  onClose();
                  offer.act();
                }}
              >
                {offer.label}
              </Button>
            </div>
          )
        }
      >
        {text}
      </Notice>
    </div>
  );
}

/** The run may begin with what it has left behind after all. */
function KeepAsStart({ onClose }: Pick<PassingProps, 'onClose'>) {
  const { run } = useActors();
  const { label } = useAction('run.keep-as-start');
  const keep = (): void => {
    onClose();
    run.keepAsStart();
  };
  return (
    <Button size="small" onClick={keep}>
      {label}
    </Button>
  );
}

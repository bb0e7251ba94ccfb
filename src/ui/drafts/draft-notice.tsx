import { useCallback, useRef } from 'react';
import type { DeskNotice } from '../../state/drafts/desk-state';
import { useNoticeLife } from '../shell/use-notice-life';
import { Button } from '../widgets/button';
import { Notice } from '../widgets/notice';
import { useDesk, useDeskState } from './use-desk';

/** What is to be said about the draft that is open; it stands among the notices of the page. */
export default function DraftNotice() {
  const desk = useDesk();
  const notice = useDeskState((state) => state.notice);
  const close = useCallback(() => desk.dismissNotice(), [desk]);
  return notice === null ? null : <Passing key={notice.id} notice={notice} onClose={close} />;
}

interface PassingProps {
  readonly notice: DeskNotice;
  readonly onClose: () => void;
}

/** A notice that goes by itself. */
export function Passing({ notice: { tone, text, offer }, onClose }: PassingProps) {
  const box = useRef<HTMLDivElement>(null);
  useNoticeLife(box, false, onClose);
  return (
    <div ref={box}>
      <Notice
        variant={tone}
        onClose={onClose}
        action={
          offer !== undefined && (
            <Button
              size="small"
              onClick={() => {
                onClose();
                offer.act();
              }}
            >
              {offer.label}
            </Button>
          )
        }
      >
        {text}
      </Notice>
    </div>
  );
}

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { AskedPane } from '../traces/asked-pane';
import { BackButton, ModelHeader, type ModelSide } from './model-header';
import { ModelStands } from './model-stands';
import { QueryConsole } from './query-console';
import { NO_DRAFT } from './query-draft';
import { useReadModel } from './use-read-models';
import view from './read-models-view.module.css';

export interface ModelPaneProps {
  readonly id: string;
  readonly side: ModelSide;
  readonly setSide: (side: ModelSide) => void;
  readonly back: () => void;
  /** Keys that lead to another read model, or back. Tells whether this one did. */
  readonly otherKey: (key: string) => boolean;
  /** It was chosen by a key: the pane takes the focus, so that the next key comes here. */
  readonly takesFocus: () => boolean;
}

/** One read model whole. */
export function ModelPane({ id, side, setSide, back, otherKey, takesFocus }: ModelPaneProps) {
  const section = useRef<HTMLElement>(null);
  const answer = useReadModel(id);
  const [draft, setDraft] = useState(NO_DRAFT);
  const latest = useRef(takesFocus);
  useEffect(() => {
    latest.current = takesFocus;
  });
  // Another read model has a pane of its own.
  useEffect(() => {
    if (latest.current()) section.current?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== 'Escape' && isTyped(event.target)) return;
    if (otherKey(event.key)) event.preventDefault();
  };
  return (
    // It only listens on behalf of what is in it.
    <section ref={section} className={view.pane} aria-label="Read model" tabIndex={-1} {...{ onKeyDown }}>
      <AskedPane
        answer={answer}
        top={<BackButton back={back} />}
        show={({ told, now }) => (
          <>
            <ModelHeader detail={told} back={back} side={side} setSide={setSide} />
            {side === 'stands' ? (
              <ModelStands detail={told} now={now} />
            ) : (
              <QueryConsole row={told.row} draft={draft} setDraft={setDraft} />
            )}
          </>
        )}
      />
    </section>
  );
}

/** Letters there are words that somebody writes, or choose an option. */
function isTyped(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'radio';
  return target instanceof HTMLSelectElement;
}

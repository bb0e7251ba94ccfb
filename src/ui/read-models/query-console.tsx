import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { ReadModelRow, ReadResult } from '../../worker/read-models';
import { Problem } from '../traces/asked-pane';
import type { Answer } from '../traces/use-answer';
import { useSize } from '../time-axis/use-size';
import { Mark } from '../marks/mark';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import { IconButton } from '../widgets/icon-button';
import { DocumentPane } from './document-pane';
import { DocumentTable } from './document-table';
import { eventsWord } from './lag-words';
import { isNarrowed, NO_DRAFT, queryOf, type QueryDraft } from './query-draft';
import { QueryForm } from './query-form';
import { nothingWords, pageWords, totalWords } from './query-words';
import { useReadQuery, type Found } from './use-read-models';
import classes from './query-console.module.css';

/** Narrower than this, px at the usual scale, a document has the place of the table. */
const BESIDE_FROM_PX = 800;

interface QueryConsoleProps {
  readonly row: ReadModelRow;
  readonly draft: QueryDraft;
  readonly setDraft: (draft: QueryDraft) => void;
}

/** Asks the read model as its readers do, and lays what it answers beside what is written. */
export function QueryConsole({ row, draft, setDraft }: QueryConsoleProps) {
  const answer = useReadQuery(row.id, queryOf(row.shows, draft));
  const statuses = answer.value?.result.statuses ?? [];
  return (
    <div className={classes.console}>
      <div className={classes.bar}>
        <QueryForm
          shows={row.shows}
          statuses={statuses}
          draft={draft}
          setDraft={setDraft}
          ask={answer.retry}
        />
        {answer.value !== null && (
          <Pages
            words={totalWords(answer.value.result.total, row.shows)}
            result={answer.value.result}
            goTo={(page) => setDraft({ ...draft, page })}
          />
        )}
      </div>
      <Late row={row} />
      <QueryResult row={row} answer={answer} clear={() => setDraft(NO_DRAFT)} />
    </div>
  );
}

/** What is not there cannot be seen in a table. */
function Late({ row: { lagEvents } }: Pick<QueryConsoleProps, 'row'>) {
  if (lagEvents === 0) return null;
  return (
    <p className={classes.late}>
      <Mark kind="degraded" size={10} />
      {`${eventsWord(lagEvents)} of the write side ${lagEvents === 1 ? 'does' : 'do'} not show yet.`}
    </p>
  );
}

interface PagesProps {
  readonly words: string;
  readonly result: ReadResult;
  readonly goTo: (page: number) => void;
}

function Pages({ words, result, goTo }: PagesProps) {
  const { page, pages } = result;
  return (
    <div className={classes.pages}>
      <span>{pages > 1 ? `${words}, ${pageWords(result)}` : words}</span>
      {pages > 1 && (
        <>
          <IconButton
            label="Page before"
            size="small"
            icon={<ChevronLeft size={16} aria-hidden="true" />}
            disabledReason={page <= 1 ? 'This is the first page.' : undefined}
            onClick={() => goTo(page - 1)}
          />
          <IconButton
            label="Next page"
            size="small"
            icon={<ChevronRight size={16} aria-hidden="true" />}
            disabledReason={page >= pages ? 'This is the last page.' : undefined}
            onClick={() => goTo(page + 1)}
          />
        </>
      )}
    </div>
  );
}

interface QueryResultProps {
  readonly row: ReadModelRow;
  readonly answer: Answer<Found>;
  readonly clear: () => void;
}

/** What was found: a table of documents, and the one of them that was chosen. */
export function QueryResult({ row, answer: { value, error, retry }, clear }: QueryResultProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width, scale } = useSize(box);
  const [chosen, choose] = useState<string | null>(null);
  const shown = value?.result.documents.find(({ id }) => id === chosen);
  const isBeside = width >= BESIDE_FROM_PX * scale;
  const close = (): void => {
    // Its row is there to be focused once the table is drawn.
    flushSync(() => choose(null));
    if (chosen !== null)
      box.current?.querySelector<HTMLElement>(`[data-found="${CSS.escape(chosen)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || shown === undefined) return;
    event.preventDefault();
    close();
  };
  return (
    <>
      {error !== null && <Problem sentence={error} retry={retry} />}
      <div
        ref={box}
        className={classes.result}
        aria-busy={value === null && error === null}
        {...{ onKeyDown }}
      >
        {/* What another question found would seem to be the answer. */}
        {value !== null && error === null && (
          <>
            {value.result.documents.length === 0 && (
              <Nothing sentence={nothingWords(row, value)} clear={isNarrowed(value.query) ? clear : null} />
            )}
            {value.result.documents.length > 0 && (isBeside || shown === undefined) && (
              <DocumentTable
                shows={row.shows}
                documents={value.result.documents}
                chosen={shown?.id ?? null}
                choose={(id) => choose(id === chosen ? null : id)}
              />
            )}
            {shown !== undefined && (
              <DocumentPane
                key={shown.id}
                shows={row.shows}
                found={shown}
                isBeside={isBeside}
                close={close}
              />
            )}
          </>
        )}
      </div>
    </>
  );
}

interface NothingProps {
  readonly sentence: string;
  readonly clear: (() => void) | null;
}

function Nothing({ sentence, clear }: NothingProps) {
  return (
    <EmptyState action={clear !== null && <Button onClick={clear}>Ask for all</Button>}>
      {sentence}
    </EmptyState>
  );
}

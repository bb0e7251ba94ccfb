import { ArrowLeft, History, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { VIEWS, type ViewKind } from '../../domain/views/view-settings';
import type { ReadDocument } from '../../worker/read-models';
import { useActors } from '../app/app-context';
import { differenceWords } from '../json/difference-words';
import { jsonDifference, jsonLines } from '../json/json-difference';
import { JsonView } from '../json/json-view';
import { Mark } from '../marks/mark';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { missingWords, shownWords } from './query-words';
import { sharedPart } from './shared-part';
import pane from './model-pane.module.css';
import classes from './document-pane.module.css';

interface DocumentPaneProps {
  readonly shows: ViewKind;
  readonly found: ReadDocument;
  /** The table stands beside it. */
  readonly isBeside: boolean;
  readonly close: () => void;
}

/** One document, and the row that it is made of. */
export function DocumentPane({ shows, found, isBeside, close }: DocumentPaneProps) {
  const section = useRef<HTMLElement>(null);
  // Where it takes the place of the table, what had the focus is gone.
  const isAlone = !isBeside;
  useEffect(() => {
    if (isAlone) section.current?.focus();
  }, [isAlone]);
  return (
    <section
      ref={section}
      className={isBeside ? classes.beside : classes.alone}
      aria-label="Document"
      tabIndex={-1}
    >
      <Head shows={shows} found={found} isBeside={isBeside} close={close} />
      <Difference found={found} />
      <Whole found={found} />
    </section>
  );
}

function Head({ shows, found, isBeside, close }: DocumentPaneProps) {
  const { view } = useActors();
  const { id, isBehind, held } = found;
  const stream = `${VIEWS[shows].service}/${id}`;
  return (
    <header className={classes.head}>
      {!isBeside && (
        <IconButton
          label="Back to what was found"
          size="small"
          icon={<ArrowLeft size={16} aria-hidden="true" />}
          onClick={close}
        />
      )}
      <div className={classes.words}>
        <h3 className={classes.title} title={id}>
          {id}
        </h3>
        <p className={classes.about}>
          {(isBehind || held !== null) && <Mark kind="degraded" size={10} />}
          {shownWords(found)}
        </p>
      </div>
      <Button
        size="small"
        icon={<History size={14} aria-hidden="true" />}
        onClick={() => view.setState({ dockTab: 'events', event: null, stream: { stream, version: null } })}
      >
        What became of it
      </Button>
      {isBeside && (
        <IconButton
          label="Close the document"
          size="small"
          icon={<X size={16} aria-hidden="true" />}
          onClick={close}
        />
      )}
    </header>
  );
}

type FoundProps = Pick<DocumentPaneProps, 'found'>;

/** What the row says by now where the document says something else. */
function Difference({ found: { document, written } }: FoundProps) {
  const lines = useMemo(
    () => jsonDifference(sharedPart(document, written), sharedPart(written, document)),
    [document, written],
  );
  if (document === null || written === null) return null;
  const differs = lines.some(({ mark }) => mark !== 'same');
  return (
    <section className={pane.section} aria-label="What differs">
      <h4 className={pane.heading}>
        From the document to the row
        <span className={pane.of}>{differenceWords(lines)}</span>
      </h4>
      {differs ? (
        <JsonView label="What differs between document and row" lines={lines} marked />
      ) : (
        <p className={pane.help}>As far as both speak of it, they say the same.</p>
      )}
    </section>
  );
}

function Whole({ found: { document, written, held } }: FoundProps) {
  const shown = useMemo(() => (document === null ? null : jsonLines(document)), [document]);
  const row = useMemo(() => (written === null ? null : jsonLines(written)), [written]);
  return (
    <div className={classes.both}>
      <section className={pane.section} aria-label="The document">
        <h4 className={pane.heading}>The document</h4>
        {shown === null ? (
          <p className={pane.help}>{missingWords(held)}</p>
        ) : (
          <JsonView label="The document as JSON" lines={shown} />
        )}
      </section>
      <section className={pane.section} aria-label="The row">
        <h4 className={pane.heading}>The row of the write side</h4>
        {row === null ? (
          <p className={pane.help}>The write side has no such row.</p>
        ) : (
          <JsonView label="The row as JSON" lines={row} />
        )}
      </section>
    </div>
  );
}

import type { ViewKind } from '../../domain/views/view-settings';
import type { ReadDocument } from '../../worker/read-models';
import { count } from '../figures';
import { Mark } from '../marks/mark';
import { classNames } from '../widgets/class-names';
import { KIND_WORDS, type Column } from './kind-words';
import { heldWords } from './query-words';
import classes from './document-table.module.css';

interface DocumentTableProps {
  readonly shows: ViewKind;
  readonly documents: readonly ReadDocument[];
  /** The document whose whole is shown. */
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
}

/** Documents as readers find them, each with what the write side knows beyond it. */
export function DocumentTable({ shows, documents, chosen, choose }: DocumentTableProps) {
  const { columns, one } = KIND_WORDS[shows];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys can scroll only what has the focus
    <div role="region" aria-label="What was found" tabIndex={0} className={classes.scroll}>
      <table className={classes.table}>
        <caption className="visually-hidden">Documents that were found</caption>
        <thead>
          <tr>
            <th scope="col">{one}</th>
            <th scope="col">Write side</th>
            {columns.map((column) => (
              <th key={column.caption} scope="col" className={classOf(column)}>
                {column.caption}
              </th>
            ))}
            <th scope="col" className={classNames(classes.number, classes.extra)}>
              Event
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((found) => (
            <Row
              key={found.id}
              columns={columns}
              found={found}
              isChosen={found.id === chosen}
              choose={() => choose(found.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly columns: readonly Column[];
  readonly found: ReadDocument;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

function Row({ columns, found, isChosen, choose }: RowProps) {
  return (
    <tr className={classNames(classes.row, isChosen && classes.chosen)}>
      <th scope="row">
        <button
          type="button"
          className={classes.open}
          title={found.id}
          data-found={found.id}
          aria-expanded={isChosen}
          onClick={choose}
        >
          {found.id}
        </button>
      </th>
      <td>
        <WriteSide found={found} />
      </td>
      {columns.map((column) => {
        const text = column.textOf(found.document);
        return (
          <td key={column.caption} className={classOf(column)} title={text === '' ? undefined : text}>
            {text === '' ? '–' : text}
          </td>
        );
      })}
      <td className={classNames(classes.number, classes.extra)}>
        {found.document === null ? '–' : count(found.position)}
      </td>
    </tr>
  );
}

/** What the write side knows beyond a document: of what was put aside that comes first, for it may stay so. */
function WriteSide({ found: { isBehind, newest, held } }: Pick<RowProps, 'found'>) {
  if (held === null && !isBehind) return <span className={classes.level}>nothing newer</span>;
  return (
    <span className={classes.behind} title={held === null ? undefined : heldWords(held)}>
      <Mark kind="degraded" size={10} outlined />
      {held === null ? (
        // One item beside the mark: a gap between its words would be a hole.
        <span>
          <span className={classes.long}>the write side is </span>
          {`at ${count(newest)}`}
        </span>
      ) : (
        heldWords(held)
      )}
    </span>
  );
}

function classOf({ isNumber, isExtra }: Column): string {
  return classNames(isNumber === true && classes.number, isExtra === true && classes.extra);
}

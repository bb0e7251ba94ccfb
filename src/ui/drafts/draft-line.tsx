import type { DraftEntry } from '../../state/drafts/desk-state';
import { formatRoute } from '../../state/route';
import { Ago } from './ago';
import { standText } from './draft-words';
import classes from './draft-line.module.css';

/** A draft in one line, as a link to it. */
export function DraftLine({ entry }: { readonly entry: DraftEntry }) {
  if (entry.kind !== 'sound')
    return (
      <li className={classes.line}>
        <span className={classes.name}>
          {entry.kind === 'newer' ? 'A draft of a newer Breakwater' : 'A spoiled draft'}
        </span>
      </li>
    );
  const { head, id, isElsewhere } = entry;
  return (
    <li className={classes.line}>
      <a className={classes.name} href={formatRoute({ kind: 'draft', id })} title={head.name}>
        {head.name}
      </a>
      <span className={classes.when}>
        {isElsewhere ? (
          'open in another tab'
        ) : (
          <>
            <Ago at={head.updatedAt} />, {head.asideOf === null ? standText(head) : 'before it began anew'}
          </>
        )}
      </span>
    </li>
  );
}

import type { EventRow as Row } from '../../worker/events';
import { count, moment } from '../figures';
import { HeldRow, type RowPlace } from '../held-list/held-row';
import { idOf, rowTitle, subjectOf } from './event-words';
import { ServiceMark } from './service-mark';
import classes from './event-list.module.css';

interface EventRowProps extends RowPlace {
  /** Undefined while it is fetched. */
  readonly row: Row | undefined;
}

/** An event: what happened and when, to which thing, and what it says. */
export function EventRow({ row, ...place }: EventRowProps) {
  return (
    <HeldRow place={place} coming="This event is being fetched" className={classes.row}>
      {row === undefined ? null : <Cells row={row} />}
    </HeldRow>
  );
}

function Cells({ row }: { readonly row: Row }) {
  const subject = subjectOf(row);
  return (
    <>
      <span className={classes.first} title={rowTitle(row)}>
        <span className={classes.type}>{row.type}</span>
        <span className={classes.time}>{moment(row.time)}</span>
      </span>
      <span className={classes.second}>
        <ServiceMark service={row.service} />
        <span className={classes.id} title={row.stream}>
          {idOf(row)}
        </span>
        <span className={classes.gist} title={row.gist === '' ? undefined : row.gist}>
          {row.gist}
        </span>
        {subject !== '' && (
          <span className={classes.subject} title={row.byHand ? 'Sent by hand' : `Of ${subject}`}>
            {!row.byHand && <span className="visually-hidden">of </span>}
            {subject}
          </span>
        )}
        <span className={classes.position}>
          <span className="visually-hidden">event </span>
          {count(row.position)}
        </span>
      </span>
    </>
  );
}

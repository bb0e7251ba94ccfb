import type { EventRow } from '../../worker/events';
import { useActors } from '../app/app-context';
import { count, moment } from '../figures';
import classes from './model-pane.module.css';

/** An event of the write side; a press shows it among the events. */
export function EventLink({ row }: { readonly row: EventRow }) {
  const { view } = useActors();
  const { position, type, stream, time } = row;
  return (
    <button
      type="button"
      className={classes.link}
      title="Show the event"
      onClick={() => view.setState({ dockTab: 'events', event: position, stream: null })}
    >
      <span className={classes.time}>{moment(time)}</span>
      <span className={classes.text}>
        <span className={classes.type}>{type}</span>
        {', '}
        <span className={classes.whole}>{`event ${count(position)}`}</span>
        {`, ${stream}`}
      </span>
    </button>
  );
}

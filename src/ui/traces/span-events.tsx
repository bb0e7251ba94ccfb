import type { SpanEvent } from '../../worker/traces';
import { moment } from '../figures';
import { Mark } from '../marks/mark';
import type { MarkKind } from '../marks/mark-paths';
import { Tooltip } from '../widgets/tooltip';
import { percent } from './percent';
import classes from './span-bar.module.css';

const EVENT_MARKS: Readonly<Record<SpanEvent['mark'], MarkKind | null>> = {
  rejected: 'rejected',
  degraded: 'degraded',
  served: 'served',
  failed: 'failed',
  edit: null,
  note: null,
};

/** What is seen of several events. */
const WORST_FIRST: readonly SpanEvent['mark'][] = [
  'rejected',
  'failed',
  'degraded',
  'served',
  'edit',
  'note',
];

interface EventsProps {
  readonly events: readonly SpanEvent[];
  readonly at: number;
}

/** What happened at about one moment of a span. */
export function Events({ events, at }: EventsProps) {
  const worst = WORST_FIRST.find((one) => events.some((event) => event.mark === one)) ?? 'note';
  const mark = EVENT_MARKS[worst];
  if (at < 0 || at > 1) return null;
  return (
    <Tooltip content={<EventList events={events} />} side="top">
      <span className={classes.event} style={{ left: percent(at) }}>
        {mark === null ? <span className={classes.pin} /> : <Mark kind={mark} size={8} />}
      </span>
    </Tooltip>
  );
}

function EventList({ events }: Pick<EventsProps, 'events'>) {
  return events.map(({ time, text }) => (
    <span key={`${time} ${text}`} className={classes.told}>
      {`${moment(time)}: ${text}`}
    </span>
  ));
}

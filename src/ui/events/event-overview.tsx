import { Terminal } from 'lucide-react';
import { count } from '../figures';
import { Button } from '../widgets/button';
import { ALL_EVENTS, servicesOffered, type EventQuery } from './event-query';
import type { EventSource } from './event-source';
import classes from './event-overview.module.css';
import view from './events-view.module.css';

interface EventOverviewProps {
  readonly source: EventSource;
  readonly look: (query: EventQuery) => void;
  /** Asks what is to be told an owner of data, by hand. */
  readonly send: () => void;
}

/** What kinds of things happened, and how often: what is shown as long as no event is chosen. */
export function EventOverview({ source, look, send }: EventOverviewProps) {
  return (
    <section className={view.pane} aria-label="Types of events">
      <div className={classes.overview}>
        <div className={classes.head}>
          <h2 className={classes.title}>What happened to the data</h2>
          <Button size="small" icon={<Terminal size={14} aria-hidden="true" />} onClick={send}>
            Send a command
          </Button>
        </div>
        <p className={classes.hint}>
          Each change is written down as an event, and none is ever taken back: what is undone is another
          event. The rows of the services follow from them. Press a type to list its events, or choose one to
          see what led to it and what became of its order, payment or parcel.
        </p>
        <div className={classes.services}>
          {servicesOffered(source.types, ALL_EVENTS).map(({ service }) => (
            <section key={service} aria-label={`Events of ${service}`}>
              <h3 className={classes.service}>{service}</h3>
              <ul className={classes.types}>
                {source.types
                  .filter((one) => one.service === service)
                  .map(({ type, count: some }) => (
                    <li key={type}>
                      <button
                        type="button"
                        className={classes.type}
                        onClick={() => look({ ...ALL_EVENTS, type })}
                      >
                        <span className={classes.name} title={type}>
                          {type}
                        </span>
                        <span className={classes.count}>{count(some)}</span>
                      </button>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </section>
  );
}

import { useRef } from 'react';
import { seekerOf } from '../../state/seeking';
import type { ReadModelDetail } from '../../worker/read-models';
import { useActors } from '../app/app-context';
import { count, moment } from '../figures';
import { useSize } from '../time-axis/use-size';
import { EventLink } from './event-link';
import { LagChart } from './lag-chart';
import { ModelSides } from './model-sides';
import { StatusGlyph } from './status-badge';
import { STATUS_WORDS } from './status-words';
import classes from './model-pane.module.css';

/** Wider than this, px at the usual scale, what goes on stands beside the sides and not below them. */
const BESIDE_FROM_PX = 860;

interface ModelStandsProps {
  readonly detail: ReadModelDetail;
  readonly now: number;
}

/** The write side beside the read side, the lag over the run, and what goes on. */
export function ModelStands({ detail, now }: ModelStandsProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width, scale } = useSize(box);
  const why = <Sentence detail={detail} />;
  const main = (
    <>
      <ModelSides detail={detail} />
      <LagChart row={detail.row} now={now} />
    </>
  );
  const words = (
    <>
      <GoesOn detail={detail} />
      <Changes detail={detail} />
      <Facts detail={detail} />
      <StaleReads detail={detail} />
    </>
  );
  return (
    <div ref={box} className={width >= BESIDE_FROM_PX * scale ? classes.beside : classes.below}>
      {width >= BESIDE_FROM_PX * scale ? (
        <>
          <div className={classes.main}>
            {why}
            {main}
          </div>
          <div className={classes.words}>{words}</div>
        </>
      ) : (
        <>
          {why}
          {main}
          {words}
        </>
      )}
    </div>
  );
}

function Sentence({ detail: { row, sentence } }: Pick<ModelStandsProps, 'detail'>) {
  return (
    <section className={classes.section} aria-label="Why it is where it is">
      <p className={classes.sentence}>
        <span className={classes.glyph}>
          <StatusGlyph status={row.status} />
        </span>
        <span>{sentence === '' ? STATUS_WORDS[row.status].help : sentence}</span>
      </p>
    </section>
  );
}

/** The event that it is at, and those that it has put aside. */
function GoesOn({ detail: { row, handling, parked } }: Pick<ModelStandsProps, 'detail'>) {
  const isStopped = row.status === 'stopped';
  return (
    <>
      <section className={classes.section} aria-label="What goes on">
        <h3 className={classes.heading}>{isStopped ? 'It stopped at' : 'It handles now'}</h3>
        {handling === null ? (
          <p className={classes.help}>
            {isStopped ? 'No event: somebody stopped it.' : 'Nothing: it waits for the next event.'}
          </p>
        ) : (
          <EventLink row={handling} />
        )}
      </section>
      {row.parked > 0 && (
        <section className={classes.section} aria-label="Parked events">
          <h3 className={classes.heading}>
            Parked events
            <span className={classes.of}>{listed(row.parked, parked.length)}</span>
          </h3>
          <ul className={classes.links}>
            {parked.map((event) => (
              <li key={event.position}>
                <EventLink row={event} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** How many there are, and how many of them stand here. */
function listed(all: number, shown: number): string {
  return shown < all ? `${count(shown)} of ${count(all)}` : count(all);
}

function StaleReads({ detail: { row, staleReads } }: Pick<ModelStandsProps, 'detail'>) {
  const { view } = useActors();
  if (row.stale === 0) return null;
  return (
    <section className={classes.section} aria-label="Stale reads">
      <h3 className={classes.heading}>
        Reads that did not see their own write
        <span className={classes.of}>{listed(row.stale, staleReads.length)}</span>
      </h3>
      <ul className={classes.links}>
        {staleReads.map(({ time, request, wanted, shown }) => (
          <li key={`${request.client} ${request.number} ${time}`}>
            <button
              type="button"
              className={classes.link}
              title="Show its trace"
              onClick={() => view.setState({ dockTab: 'traces', trace: request, compareWith: null })}
            >
              <span className={classes.time}>{moment(time)}</span>
              <span className={classes.text}>
                {`${request.client} ${count(request.number)} wanted event ${count(wanted)}, saw up to ${count(shown)}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ detail: { facts } }: Pick<ModelStandsProps, 'detail'>) {
  if (facts.length === 0) return null;
  return (
    <section className={classes.section} aria-label="Facts">
      <h3 className={classes.heading}>Facts</h3>
      <dl className={classes.facts}>
        {facts.map(({ label, value }) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Each leads to its moment. */
function Changes({ detail: { changes } }: Pick<ModelStandsProps, 'detail'>) {
  const { run } = useActors();
  if (changes.length === 0) return null;
  return (
    <section className={classes.section} aria-label="What happened">
      <h3 className={classes.heading}>What happened</h3>
      <ul className={classes.links}>
        {changes.map(({ time, text }, nth) => (
          // Several may have the same moment and words; counted from the oldest, their places never change.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={changes.length - nth}>
            <button
              type="button"
              className={classes.link}
              title={`Go to ${moment(time)}`}
              onClick={() => {
                run.pause();
                seekerOf(run).to(time);
              }}
            >
              <span className={classes.time}>{moment(time)}</span>
              <span className={classes.text}>{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

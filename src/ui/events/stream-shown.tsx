import { Clock3, FileText, Terminal } from 'lucide-react';
import { useMemo } from 'react';
import { seekerOf } from '../../state/seeking';
import type { EventRow, StreamDetail } from '../../worker/events';
import { useActors } from '../app/app-context';
import { count, moment } from '../figures';
import { differenceWords } from '../json/difference-words';
import { jsonDifference, jsonLines } from '../json/json-difference';
import { JsonView } from '../json/json-view';
import { Button } from '../widgets/button';
import { idOf, listedWords } from './event-words';
import { PaneHeader } from './pane-header';
import { VersionList } from './version-list';
import { VersionSlider } from './version-slider';
import pane from './event-pane.module.css';
import classes from './stream-shown.module.css';

interface StreamShownProps {
  readonly detail: StreamDetail;
  /** The version that was asked for: it may be another one than the one that is known. Null is the newest. */
  readonly wanted: number | null;
  readonly choose: (version: number | null) => void;
  readonly back: () => void;
  readonly backLabel: string;
  readonly open: (position: number) => void;
  readonly sendTo: (stream: string) => void;
}

/** The versions of one thing, and what each event made of it. */
export function StreamShown(props: StreamShownProps) {
  const { detail, wanted, choose, back, backLabel, open, sendTo } = props;
  const { events, versions, version, service } = detail;
  const aimed = Math.min(wanted ?? versions, versions);
  const event = events.find((one) => one.version === version);
  // At the newest it stays with the newest.
  const goTo = (next: number): void => choose(next === versions ? null : next);
  return (
    <>
      <PaneHeader
        back={back}
        backLabel={backLabel}
        title={idOf(detail)}
        service={service}
        about={`What became of it: ${count(versions)} ${versions === 1 ? 'event' : 'events'} up to this moment${listedWords(events.length, versions)}`}
      >
        {event !== undefined && <Ways event={event} open={open} />}
        <Button
          size="small"
          icon={<Terminal size={14} aria-hidden="true" />}
          onClick={() => sendTo(detail.stream)}
        >
          Send a command
        </Button>
      </PaneHeader>
      <VersionSlider detail={detail} version={aimed} choose={goTo} />
      <div className={classes.beside}>
        <VersionList events={events} versions={versions} version={aimed} choose={goTo} />
        <div className={classes.body}>
          <Row detail={detail} />
          <Between detail={detail} event={event} />
        </div>
      </div>
    </>
  );
}

interface WaysProps {
  readonly event: EventRow;
  readonly open: (position: number) => void;
}

function Ways({ event, open }: WaysProps) {
  const { run } = useActors();
  return (
    <>
      <Button
        size="small"
        icon={<Clock3 size={14} aria-hidden="true" />}
        onClick={() => {
          run.pause();
          seekerOf(run).to(event.time);
        }}
      >
        Go to {moment(event.time)}
      </Button>
      <Button
        size="small"
        icon={<FileText size={14} aria-hidden="true" />}
        onClick={() => open(event.position)}
      >
        The event
      </Button>
    </>
  );
}

/** The row after the version, with what the event made of the one before. */
function Row({ detail: { before, state, version } }: Pick<StreamShownProps, 'detail'>) {
  const lines = useMemo(() => jsonDifference(before, state), [before, state]);
  return (
    <section className={pane.section} aria-label="The row">
      <h3 className={pane.heading}>
        The row at version {count(version)}
        {version > 0 && <span className={pane.of}>{differenceWords(lines)}</span>}
      </h3>
      {lines.length === 0 ? (
        <p className={pane.help}>
          {version === 0
            ? 'There was no such row yet: its first event makes it.'
            : 'There is no row after this event.'}
        </p>
      ) : (
        <JsonView label={`The row at version ${count(version)}`} lines={lines} marked />
      )}
    </section>
  );
}

interface BetweenProps extends Pick<StreamShownProps, 'detail'> {
  readonly event: EventRow | undefined;
}

function Between({ detail: { payload, version }, event }: BetweenProps) {
  const lines = useMemo(() => jsonLines(payload), [payload]);
  if (version === 0) return null;
  return (
    <section className={pane.section} aria-label="The event between">
      <h3 className={pane.heading}>
        The event that made it so
        {event !== undefined && (
          <span className={pane.of}>
            {event.type} at {moment(event.time)}
          </span>
        )}
      </h3>
      <JsonView label={`Payload of version ${count(version)}`} lines={lines} />
    </section>
  );
}

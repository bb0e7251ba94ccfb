import { CircleHelp, Clock3, History, ListTree, Workflow } from 'lucide-react';
import { useMemo } from 'react';
import { seekerOf } from '../../state/seeking';
import { askWhy } from '../../state/view';
import type { EventDetail } from '../../worker/events';
import { useActors } from '../app/app-context';
import { count, moment } from '../figures';
import { jsonLines } from '../json/json-difference';
import { JsonView } from '../json/json-view';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { EventChain } from './event-chain';
import { versionOf } from './event-words';
import { PaneHeader } from './pane-header';
import classes from './event-pane.module.css';

interface EventShownProps {
  readonly detail: EventDetail;
  readonly back: () => void;
  readonly hasRoom: boolean;
  readonly open: (position: number) => void;
  readonly openStream: (stream: string, version: number) => void;
}

/** One event: what it says, and what led to it. */
export function EventShown({ detail, back, hasRoom, open, openStream }: EventShownProps) {
  const { row, payload, chain } = detail;
  const lines = useMemo(() => jsonLines(payload), [payload]);
  return (
    <>
      <PaneHeader
        back={back}
        backLabel={backLabel(hasRoom)}
        title={row.type}
        service={row.service}
        about={`Event ${count(row.position)}, ${versionOf(row)}, at ${moment(row.time)}`}
      >
        <Ways detail={detail} openStream={openStream} />
      </PaneHeader>
      <div className={classes.body}>
        <section className={classes.section} aria-label="What it says">
          <h3 className={classes.heading}>What it says</h3>
          <JsonView label={`Payload of ${row.type}`} lines={lines} />
        </section>
        <EventChain row={row} chain={chain} open={open} />
      </div>
    </>
  );
}

export function backLabel(hasRoom: boolean): string {
  return hasRoom ? 'All types of events' : 'Back to the list';
}

function Ways({ detail, openStream }: Pick<EventShownProps, 'detail' | 'openStream'>) {
  const { run, view } = useActors();
  const { row, request } = detail;
  const { saga } = row;
  return (
    <>
      <Button
        size="small"
        icon={<Clock3 size={14} aria-hidden="true" />}
        onClick={() => {
          run.pause();
          seekerOf(run).to(row.time);
        }}
      >
        Go to {moment(row.time)}
      </Button>
      <Button
        size="small"
        icon={<History size={14} aria-hidden="true" />}
        onClick={() => openStream(row.stream, row.version)}
      >
        What became of it
      </Button>
      {saga !== null && (
        <Button
          size="small"
          icon={<Workflow size={14} aria-hidden="true" />}
          onClick={() => view.setState({ dockTab: 'sagas', saga })}
        >
          Saga {count(saga)}
        </Button>
      )}
      {request !== null && (
        <>
          <Button
            size="small"
            icon={<ListTree size={14} aria-hidden="true" />}
            onClick={() => view.setState({ dockTab: 'traces', trace: request, compareWith: null })}
          >
            Trace
          </Button>
          <IconButton
            label="Why did its request end so?"
            shortcut="W"
            size="small"
            icon={<CircleHelp size={14} aria-hidden="true" />}
            onClick={() => askWhy(view, { kind: 'request', ref: request })}
          />
        </>
      )}
    </>
  );
}

import { ArrowLeft, Check, CircleHelp, Clock3, Copy, GitCompareArrows } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TraceEnd } from '../../worker/traces';
import { count, moment } from '../figures';
import { Mark } from '../marks/mark';
import { useCopy } from '../shell/top-bar/copy-hash';
import { Badge, type BadgeTone } from '../widgets/badge';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { END_WORDS } from './end-words';
import { shortDuration } from './short-duration';
import { traceTotals } from './trace-totals';
import type { TraceThen } from './use-trace';
import classes from './trace-header.module.css';

export interface TraceHeaderProps {
  readonly known: TraceThen;
  /** Leads back to the list, where there is room for one of them only. */
  readonly back: (() => void) | null;
  readonly goTo: { readonly time: number; readonly go: () => void };
  readonly askWhy: () => void;
  readonly compare: () => void;
  /** The minimap. */
  readonly children: ReactNode;
}

/** Which request it is, how it ended, and what its time went into. */
export function TraceHeader({ known, back, goTo, askWhy, compare, children }: TraceHeaderProps) {
  const { row } = known.trace;
  return (
    <header className={classes.header}>
      {back !== null && <BackButton back={back} />}
      <div className={classes.words}>
        <h2 className={classes.title}>
          <span className={classes.name} title={row.name}>
            {row.name}
          </span>
          <EndBadge end={row.end} />
        </h2>
        <Ids known={known} />
      </div>
      <Totals known={known} />
      {children}
      <div className={classes.ways}>
        <Button size="small" icon={<Clock3 size={14} aria-hidden="true" />} onClick={goTo.go}>
          Go to {moment(goTo.time)}
        </Button>
        <Button size="small" icon={<CircleHelp size={14} aria-hidden="true" />} onClick={askWhy}>
          Why?
        </Button>
        <Button size="small" icon={<GitCompareArrows size={14} aria-hidden="true" />} onClick={compare}>
          <span className={classes.compare}>Compare with…</span>
        </Button>
      </div>
    </header>
  );
}

export function BackButton({ back }: { readonly back: () => void }) {
  return (
    <IconButton
      label="Back to the list"
      size="small"
      icon={<ArrowLeft size={16} aria-hidden="true" />}
      onClick={back}
    />
  );
}

const TONES: Readonly<Record<TraceEnd, BadgeTone>> = {
  failed: 'failed',
  rejected: 'rejected',
  late: 'degraded',
  fallback: 'degraded',
  served: 'served',
  cancelled: 'neutral',
  open: 'neutral',
};

export function EndBadge({ end }: { readonly end: TraceEnd }) {
  const { word, mark } = END_WORDS[end];
  return (
    <Badge tone={TONES[end]} icon={mark !== null && <Mark kind={mark} size={8} />}>
      {word}
    </Badge>
  );
}

function Ids({ known }: { readonly known: TraceThen }) {
  const { outcome, copy } = useCopy();
  const { row, spans } = known.trace;
  const { ref, traceId } = row;
  const [{ name: client }] = spans;
  const request = `request ${count(ref.number)} of ${client}, trace `;
  return (
    <p className={classes.ids}>
      <span className={classes.request} title={request}>
        {request}
      </span>
      <span className={classes.id} title={traceId}>
        {shortId(traceId)}
      </span>
      <IconButton
        label={outcome === 'refused' ? 'The browser did not let the page copy' : 'Copy the trace id'}
        size="small"
        className={classes.copy}
        icon={
          outcome === 'copied' ? (
            <Check size={12} aria-hidden="true" />
          ) : (
            <Copy size={12} aria-hidden="true" />
          )
        }
        onClick={() => copy(traceId)}
      />
      <span role="status" className="visually-hidden">
        {outcome === 'copied' && 'The trace id was copied.'}
        {outcome === 'refused' && 'The browser did not let the page copy.'}
      </span>
    </p>
  );
}

/** As it is drawn in the list of ids elsewhere: three groups of four. */
function shortId(traceId: string): string {
  return `${traceId.slice(0, 4)} ${traceId.slice(4, 8)} ${traceId.slice(8, 12)}`;
}

function Totals({ known: { trace, now } }: { readonly known: TraceThen }) {
  const { took, waiting, working, tries } = traceTotals(trace, now);
  return (
    <dl className={classes.totals}>
      <Total caption={trace.row.end === 'open' ? 'Took so far' : 'Took'} value={shortDuration(took)} />
      <Total caption="Waiting" value={shortDuration(waiting)} />
      <Total caption="Working" value={shortDuration(working)} />
      <Total caption="Tries" value={String(tries)} />
    </dl>
  );
}

interface TotalProps {
  readonly caption: string;
  readonly value: string;
}

function Total({ caption, value }: TotalProps) {
  return (
    <div>
      <dt>{caption}</dt>
      <dd>{value}</dd>
    </div>
  );
}

import type { Span } from '../../worker/traces';
import { Mark } from '../marks/mark';
import { classNames } from '../widgets/class-names';
import { barPieces, eventGroups, type BarPiece, type DrawnTrace } from './drawn-trace';
import { END_WORDS } from './end-words';
import { percent } from './percent';
import { Events } from './span-events';
import { Note } from './span-note';
import { inWindow, type ZoomWindow } from './zoom-window';
import classes from './span-bar.module.css';

/** Marks of events that are closer than this, in shares of the track, would lie over each other. */
const APART = 0.025;

export interface SpanBarProps {
  readonly drawn: DrawnTrace;
  readonly place: number;
  readonly window: ZoomWindow;
}

/** When a span was, how it ended, and what happened in it. Lengths are shares of the track. */
export function SpanBar({ drawn, place, window }: SpanBarProps) {
  const span = drawn.trace.spans[place];
  const pieces = barPieces(drawn, span);
  const from = inWindow(window, pieces[0].start);
  const to = inWindow(window, pieces.at(-1)?.end ?? pieces[0].start);
  const widest = widestPiece(pieces);
  const isFailed = drawn.failed.has(place);
  return (
    <div className={classes.track}>
      <div className={classes.inner}>
        {pieces.map((piece) => (
          <Piece key={piece.start} piece={piece} span={span} isFailed={isFailed} window={window} />
        ))}
        {drawn.critical.get(place)?.map((piece) => (
          <Stripe key={piece.from} drawn={drawn} from={piece.from} to={piece.to} window={window} />
        ))}
        {span.kind === 'wait' && to - from > 0 && (
          <span className={classes.pie} style={{ left: percent((from + to) / 2) }}>
            <Mark kind="retry" size={12} share={0.75} />
          </span>
        )}
        <EndMark span={span} at={to} />
        <Note
          drawn={drawn}
          place={place}
          from={from}
          to={to}
          inside={{ from: inWindow(window, widest.start), to: inWindow(window, widest.end) }}
          isFailed={isFailed}
        />
        {eventGroups(drawn, place, APART * (window.to - window.from)).map(({ share, events }) => (
          <Events key={share} events={events} at={inWindow(window, share)} />
        ))}
      </div>
    </div>
  );
}

interface PieceProps {
  readonly piece: BarPiece;
  readonly span: Span;
  readonly isFailed: boolean;
  readonly window: ZoomWindow;
}

function Piece({ piece, span, isFailed, window }: PieceProps) {
  const isDotted = span.kind === 'wait' || piece.broken;
  return (
    <span
      className={classNames(
        isDotted ? classes.dotted : classes.bar,
        !isDotted && isFailed && classes.failed,
        !isDotted && span.kind === 'queue' && classes.queue,
        !isDotted && (span.abandoned || span.end === 'late') && classes.outline,
        Number.isNaN(span.to) && classes.open,
      )}
      style={stretch(window, piece.start, piece.end)}
    />
  );
}

interface StripeProps {
  readonly drawn: DrawnTrace;
  readonly from: number;
  readonly to: number;
  readonly window: ZoomWindow;
}

/** What made the request take as long as it did. Through a broken wait it goes on as the hatching does. */
function Stripe({ drawn, from, to, window }: StripeProps) {
  return barPieces(drawn, { from, to })
    .filter(({ broken }) => !broken)
    .map(({ start, end }) => (
      <span key={start} className={classes.stripe} style={stretch(window, start, end)} />
    ));
}

function EndMark({ span, at }: { readonly span: Span; readonly at: number }) {
  const { mark } = END_WORDS[span.end];
  const isTold =
    span.end !== 'served' && span.end !== 'open' && span.kind !== 'wait' && span.kind !== 'queue';
  if (mark === null || !isTold) return null;
  return (
    <span className={classes.end} style={{ left: percent(at) }}>
      <Mark kind={mark} size={10} />
    </span>
  );
}

/** What is written on a bar must not be struck through by a broken wait. */
function widestPiece(pieces: readonly BarPiece[]): BarPiece {
  const lengthOf = ({ start, end, broken }: BarPiece): number => (broken ? 0 : end - start);
  return pieces.reduce((widest, piece) => (lengthOf(piece) > lengthOf(widest) ? piece : widest));
}

function stretch(window: ZoomWindow, start: number, end: number) {
  const [left, right] = [inWindow(window, start), inWindow(window, end)];
  return { left: percent(left), width: percent(right - left) };
}

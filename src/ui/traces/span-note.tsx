import { durationText } from '../../base/duration-text';
import type { Span } from '../../worker/traces';
import { classNames } from '../widgets/class-names';
import { noteIn, type DrawnTrace } from './drawn-trace';
import { endOf } from './long-waits';
import { notePlace } from './note-place';
import { percent } from './percent';
import type { ZoomWindow } from './zoom-window';
import classes from './span-bar.module.css';

interface NoteProps {
  readonly drawn: DrawnTrace;
  readonly place: number;
  readonly from: number;
  readonly to: number;
  /** The part of it that can be written on. */
  readonly inside: ZoomWindow;
  readonly isFailed: boolean;
}

/** Why a span ended as it did, on its bar or beside it. */
export function Note({ drawn, place, from, to, inside, isFailed }: NoteProps) {
  const span = drawn.trace.spans[place];
  const said = noteIn(drawn, place);
  const note = span.kind === 'wait' ? waited(span, drawn.now, said) : said;
  const where = notePlace({ from, to }, span.kind === 'wait' ? null : inside);
  if (note === '' || where === null) return null;
  const isInside = where === 'inside';
  return (
    <span
      className={classNames(
        classes.note,
        classes[where],
        isInside && isFailed && classes.onFailed,
        isInside && (span.abandoned || span.end === 'late') && classes.onOutline,
        !isInside && span.end === 'rejected' && classes.rejected,
      )}
      style={
        isInside
          ? { left: percent(Math.max(0, inside.from)), right: percent(1 - Math.min(1, inside.to)) }
          : where === 'after'
            ? { left: percent(to) }
            : { right: percent(1 - from) }
      }
      title={note}
    >
      {note}
    </span>
  );
}

function waited(span: Span, now: number, said: string): string {
  const length = durationText(endOf(span, now) - span.from);
  return said === '' ? `Waited ${length}` : `Waited ${length}. ${said}`;
}

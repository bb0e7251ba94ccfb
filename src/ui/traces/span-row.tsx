import { ChevronDown, ChevronRight } from 'lucide-react';
import type { Span } from '../../worker/traces';
import { classNames } from '../widgets/class-names';
import { noteIn, eventsIn, type DrawnTrace } from './drawn-trace';
import { SpanBar } from './span-bar';
import type { SpanRow as Row } from './span-tree';
import { spanSentence, spanTitle } from './span-words';
import type { ZoomWindow } from './zoom-window';
import classes from './waterfall.module.css';

export interface SpanRowProps {
  readonly id: string;
  readonly drawn: DrawnTrace;
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly window: ZoomWindow;
  readonly active: boolean;
  /** It is asked why it ended so. */
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onFold: () => void;
  readonly onGo: () => void;
}

export function SpanRow(props: SpanRowProps) {
  const { id, drawn, row, index, top, window, active, chosen, onChoose, onFold, onGo } = props;
  const span = drawn.trace.spans[row.place];
  const Chevron = row.isOpen ? ChevronDown : ChevronRight;
  const events = eventsIn(drawn, row.place).map(({ text }) => text);
  return (
    // The tree itself takes the keys and says which of its rows is active.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="row"
      data-row={index}
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-rowindex={index + 1}
      aria-selected={chosen}
      {...(row.hasChildren && { 'aria-expanded': row.isOpen })}
      className={classNames(classes.row, chosen && classes.chosen, active && classes.active)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onChoose}
      onDoubleClick={onGo}
    >
      <div role="gridcell" className={classes.name} title={spanTitle(span)}>
        <span className={classes.indent} style={{ width: `min(${row.depth} * var(--indent), 45%)` }} />
        {row.hasChildren ? (
          // Pointers only: the keys of the tree do the same.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <span
            className={classes.fold}
            onClick={(event) => {
              event.stopPropagation();
              onFold();
            }}
          >
            <Chevron size={12} aria-hidden="true" />
          </span>
        ) : (
          <span className={classes.leaf} />
        )}
        <Title span={span} />
      </div>
      <div role="gridcell" className={classes.bar}>
        <span className="visually-hidden">
          {[spanSentence(span, noteIn(drawn, row.place), drawn.now), ...events].join('. ')}
        </span>
        <div aria-hidden="true" className={classes.drawing}>
          <SpanBar drawn={drawn} place={row.place} window={window} />
        </div>
      </div>
    </div>
  );
}

function Title({ span }: { readonly span: Span }) {
  return (
    <span className={classes.title}>
      <span className={classNames(classes.service, span.abandoned && classes.abandoned)}>{span.name}</span>
      {span.detail !== '' && <span className={classes.detail}>{span.detail}</span>}
    </span>
  );
}

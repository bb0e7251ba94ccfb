import { count } from '../figures';
import { classNames } from '../widgets/class-names';
import { MARK_WORDS } from './difference-words';
import type { JsonLine, LineMark } from './json-difference';
import classes from './json-view.module.css';

/** More would make the page slow, and nobody reads them. */
const MOST_SHOWN = 1500;

const SIGNS: Readonly<Record<LineMark, string>> = { same: '', changed: '~', added: '+', removed: '−' };

interface JsonViewProps {
  readonly label: string;
  readonly lines: readonly JsonLine[];
  /** With room for the signs of lines that differ. */
  readonly marked?: boolean;
}

/** A value as JSON. A line that differs has a sign and a word for whoever does not see it; the colour only repeats it. */
export function JsonView({ label, lines, marked = false }: JsonViewProps) {
  const rest = lines.length - MOST_SHOWN;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what it stands in is scrolled by keys only while something in it has the focus
    <div role="region" aria-label={label} tabIndex={0} className={classes.json}>
      {lines.slice(0, MOST_SHOWN).map((line, nth) => (
        // Lines have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={nth} line={line} marked={marked} />
      ))}
      {rest > 0 && <p className={classes.rest}>{`${count(rest)} more lines are not shown.`}</p>}
    </div>
  );
}

function Line({ line, marked }: { readonly line: JsonLine; readonly marked: boolean }) {
  const { mark, depth, text, was } = line;
  return (
    <div className={classNames(classes.line, classes[mark])} data-mark={mark}>
      {marked && (
        <span className={classes.sign} aria-hidden="true">
          {SIGNS[mark]}
        </span>
      )}
      {mark !== 'same' && <span className="visually-hidden">{`${MARK_WORDS[mark]}: `}</span>}
      <span className={classes.text} style={{ paddingLeft: `${depth * 2}ch` }}>
        <span className={classes.value}>{text}</span>
        {was !== null && <span className={classes.was}>{` was ${was}`}</span>}
      </span>
    </div>
  );
}

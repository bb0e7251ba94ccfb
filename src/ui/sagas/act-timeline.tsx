import { useRef } from 'react';
import { instantText } from '../../base/duration-text';
import { Mark } from '../marks/mark';
import type { MarkKind } from '../marks/mark-paths';
import { fractionOf, timeTicks } from '../time-axis/scale';
import { useSize } from '../time-axis/use-size';
import { percent } from '../traces/percent';
import { classNames } from '../widgets/class-names';
import type { ActLine, AttemptBar, DrawnSaga } from './act-lines';
import { StepGlyph } from './saga-glyph';
import { actName, END_WORDS, STEP_WORDS } from './saga-words';
import classes from './act-timeline.module.css';

/** Room for one label of the axis with air around it. */
const TICK_PX = 72;

/** The acts of a saga over time: steps downwards, and below them what is undone, the last step first. */
export function ActTimeline({ drawn }: { readonly drawn: DrawnSaga }) {
  const ruler = useRef<HTMLDivElement>(null);
  const { width } = useSize(ruler);
  const { range, forward, back, turnedBackAt } = drawn;
  const ticks = timeTicks(range, width / TICK_PX);
  return (
    // A table says the same to whoever does not see it.
    <div className={classes.timeline} aria-hidden="true">
      <div className={classes.head}>
        <span className={classes.caption}>Steps</span>
        <div ref={ruler} className={classes.ruler}>
          {ticks.map(({ time, label }) => (
            <Tick key={time} label={label} share={fractionOf(time, range)} />
          ))}
        </div>
      </div>
      <div className={classes.body}>
        <Grid drawn={drawn} ticks={ticks.map(({ time }) => fractionOf(time, range))} />
        {forward.map((line) => (
          <Line key={line.act.step} line={line} />
        ))}
        {back.length > 0 && (
          <div className={classes.turn}>
            <span>Compensation, last step first</span>
            {turnedBackAt !== null && (
              <span className={classes.turnedAt}>{`Turned back at ${instantText(turnedBackAt)}`}</span>
            )}
          </div>
        )}
        {back.map((line) => (
          <Line key={line.act.step} line={line} />
        ))}
      </div>
    </div>
  );
}

/** So near to an end of the axis a label stands beside its tick. */
const EDGE_SHARE = 0.035;

function Tick({ label, share }: { readonly label: string; readonly share: number }) {
  const edge = share < EDGE_SHARE ? classes.first : share > 1 - EDGE_SHARE ? classes.last : undefined;
  return (
    <span className={classNames(classes.tick, edge)} style={{ left: percent(share) }}>
      {label}
    </span>
  );
}

/** Behind all lines: the axis, the present moment, the deadline, and where it turned back. */
function Grid({ drawn, ticks }: { readonly drawn: DrawnSaga; readonly ticks: readonly number[] }) {
  const { range, turnedBackAt, now, deadline } = drawn;
  return (
    <div className={classes.grid}>
      {ticks.map((share) => (
        <span key={share} className={classes.line} style={{ left: percent(share) }} />
      ))}
      {turnedBackAt !== null && (
        <span className={classes.turned} style={{ left: percent(fractionOf(turnedBackAt, range)) }} />
      )}
      {deadline !== null && (
        <span
          className={classNames(classes.deadline, deadline.isBeyond && classes.beyond)}
          style={{ left: percent(deadline.share) }}
        >
          <span className={classes.deadlineWord}>
            {deadline.isBeyond ? `deadline ${instantText(deadline.time)} →` : 'deadline'}
          </span>
        </span>
      )}
      {now !== null && <span className={classes.now} style={{ left: percent(now) }} />}
    </div>
  );
}

function Line({ line }: { readonly line: ActLine }) {
  const { act, step, bars, waits, outline } = line;
  const isQuiet = act.mark === 'to-come' || act.mark === 'nothing-to-undo';
  return (
    <div className={classNames(classes.row, isQuiet && classes.quiet)}>
      <div
        className={classes.name}
        title={`${act.does}. ${STEP_WORDS[act.mark].word}: ${STEP_WORDS[act.mark].help}`}
      >
        <span className={classes.step}>{step}</span>
        <span className={classes.words}>
          <span className={classes.stepName}>{actName(act)}</span>
          <span className={classes.does}>{wordsBelow(line)}</span>
        </span>
        <StepGlyph mark={act.mark} size={12} />
      </div>
      <div className={classes.track}>
        {waits.map(({ start, end, isAhead }) => (
          <span
            key={`${start} ${end}`}
            className={classNames(classes.wait, isAhead && classes.ahead)}
            style={stretch(start, end)}
          />
        ))}
        {bars.map((bar) => (
          <Bar key={bar.attempt.number} bar={bar} isBack={act.direction === 'compensation'} />
        ))}
        {outline !== null && (
          <span
            className={classNames(classes.outline, act.direction === 'compensation' && classes.back)}
            style={stretch(outline.start, outline.end)}
          />
        )}
        <Note line={line} />
      </div>
    </div>
  );
}

/** What the name does not say already. */
function wordsBelow({ act, isBesideOthers }: ActLine): string {
  const beside = isBesideOthers ? 'Side by side' : '';
  if (act.direction === 'compensation') return `Undoes ${act.name}`;
  const does = act.does === act.name ? '' : act.does;
  return does !== '' && beside !== '' ? `${does}, side by side` : does || beside;
}

const END_MARKS: Readonly<Record<AttemptBar['attempt']['end'], MarkKind | null>> = {
  done: null,
  refused: 'failed',
  'not-done': 'rejected',
  unknown: 'lost',
  'under-way': null,
};

function Bar({ bar, isBack }: { readonly bar: AttemptBar; readonly isBack: boolean }) {
  const { attempt, start, end } = bar;
  const mark = END_MARKS[attempt.end];
  const words = attempt.words === '' ? END_WORDS[attempt.end] : attempt.words;
  return (
    <>
      <span
        className={classNames(classes.bar, classes[attempt.end], isBack && classes.back)}
        style={stretch(start, end)}
        title={`Try ${attempt.number} from ${instantText(attempt.from)}: ${words}`}
      />
      {mark !== null && (
        <span className={classes.end} style={{ left: percent(end) }}>
          <Mark kind={mark} size={10} />
        </span>
      )}
    </>
  );
}

function Note({ line: { note, act } }: { readonly line: ActLine }) {
  const isBad = act.mark === 'needs-operator' || act.mark === 'given-up';
  const place = note.side === 'before' ? { right: percent(1 - note.at) } : { left: percent(note.at) };
  return (
    <span className={classNames(classes.note, classes[note.side], isBad && classes.bad)} style={place}>
      {note.text}
    </span>
  );
}

function stretch(start: number, end: number) {
  return { left: percent(start), width: percent(end - start) };
}

import { Globe, Waypoints } from 'lucide-react';
import { byteLength } from '../../state/console/console-request';
import type { ConsoleEntry } from '../../state/console/console-entry';
import type { HttpAnswer } from '../../worker/http';
import { milliseconds, moment } from '../figures';
import { Mark } from '../marks/mark';
import { END_WORDS } from '../traces/end-words';
import { shortDuration } from '../traces/short-duration';
import { EndBadge } from '../traces/trace-header';
import { Badge } from '../widgets/badge';
import { Tooltip } from '../widgets/tooltip';
import { StatusMark } from './status-tag';
import { answerTone, isWorthless, sizeWords, statusWords } from './status-words';
import classes from './response-head.module.css';

/** How it ended, when, how long it took and how much came, in one line. */
export function ResponseHead({ entry }: { readonly entry: ConsoleEntry }) {
  const { request, answer, state, wallMs } = entry;
  return (
    <header className={classes.head}>
      {answer !== null && <Status answer={answer} />}
      {answer === null && state !== 'waiting' && (
        <Badge
          tone={state === 'failed' ? 'failed' : 'neutral'}
          icon={<Mark kind={state === 'failed' ? 'failed' : 'idle'} size={8} />}
        >
          {state === 'failed' ? 'No answer' : 'Cancelled'}
        </Badge>
      )}
      {answer !== null &&
        answer.ref !== null &&
        answer.end !== 'served' &&
        (answer.end !== 'failed' || isWorthless(answer)) && <EndBadge end={answer.end} />}
      <span className={classes.request} title={`${request.method} ${request.node}${request.path}`}>
        {request.method} <span className={classes.path}>{`${request.node}${request.path}`}</span>
      </span>
      <dl className={classes.figures}>
        {answer !== null && !Number.isNaN(answer.askedAt) && (
          <Figure
            name="In the run"
            value={shortDuration(answer.tookNs)}
            title={`Asked at ${moment(answer.askedAt)} of the run, ${END_WORDS[answer.end].word.toLowerCase()}`}
            note={`at ${moment(answer.askedAt)}`}
          />
        )}
        {!Number.isNaN(wallMs) && (
          <Figure
            name="Here"
            value={milliseconds(wallMs)}
            title="By the clock on the wall, from sending to the last byte"
          />
        )}
        {answer !== null && (
          <Figure
            name="Size"
            value={entry.isCut ? '–' : sizeWords(byteLength(answer.body))}
            title="Of the body"
          />
        )}
      </dl>
      {answer !== null && <Way byWire={entry.byWire} />}
    </header>
  );
}

function Status({ answer }: { readonly answer: HttpAnswer }) {
  const { status } = answer;
  const tone = answerTone(answer);
  return (
    <Badge tone={tone} icon={<StatusMark tone={tone} />}>
      {status} {statusWords(status)}
    </Badge>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly title: string;
  readonly note?: string;
}

function Figure({ name, value, title, note }: FigureProps) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>
        {value}
        {note !== undefined && <span className={classes.note}>{note}</span>}
      </dd>
    </div>
  );
}

/** Whether the browser saw it. */
function Way({ byWire }: { readonly byWire: boolean }) {
  const words = byWire
    ? 'A real request: the network panel of the browser shows it.'
    : 'It went to the simulation directly: the network panel does not show it.';
  const Glyph = byWire ? Globe : Waypoints;
  return (
    <Tooltip content={words} showOnPress>
      <button type="button" className={classes.way} aria-label={byWire ? 'By the network' : 'Directly'}>
        <Glyph size={14} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}

import type { JsonValue } from '../../base/json';
import { OUTCOMES } from '../../base/outcome';
import { LIMITS } from '../limits';
import { id } from '../schema';
import { closed, optional } from '../shapes/closed';
import { isJson } from '../shapes/json-value';
import { listOf } from '../shapes/lists';
import { choice, literal, numberFrom, numberThat, text } from '../shapes/plain-values';
import { refuse, type ReadBy, type Shape } from '../shapes/shape';
import { byKind, eitherOf } from '../shapes/unions';
import { WIRE_PROBLEMS } from './wire-problems';

/** What may reach a run from outside, as a file holds it. */
export const count = numberThat({
  fits: (value) => Number.isSafeInteger(value) && value >= 0,
  expected: 'a whole number from 0 to 9007199254740991',
});

const words = text(LIMITS.line);
/** An empty text stands for none. */
const idOrNone = text(64);
/** Events of one reply are those of one request. */
const MOST_EVENTS = 1000;
const LONGEST_MS = 1e9;

/** Whatever JSON can hold. */
export const json: Shape<JsonValue> = (value, path, problems) =>
  isJson(value) ? value : refuse(value, 'a value that JSON can hold', path, problems);

const ask = closed({
  kind: literal('ask'),
  number: count,
  edge: id,
  requestType: id,
  key: count,
  user: count,
  answeredBy: idOrNone,
  method: words,
  path: text(LIMITS.notes),
});

const ends = ['served', 'late', 'fallback', 'rejected', 'failed', 'cancelled', 'open'] as const;

const reply = closed({
  kind: literal('reply'),
  exchange: count,
  outcome: numberThat({
    fits: (value) => Object.hasOwn(OUTCOMES, value),
    expected: `the number of an outcome, from 0 to ${OUTCOMES.length - 1}`,
  }),
  row: closed({
    node: id,
    method: words,
    url: text(LIMITS.notes),
    sentAt: count,
    tookMs: numberFrom(0, LONGEST_MS),
    status: numberFrom(0, 999),
    bytes: count,
    end: choice(ends),
    problem: nullOr(choice(WIRE_PROBLEMS)),
    words: text(LIMITS.notes),
  }),
  events: listOf(json, MOST_EVENTS),
});

function nullOr<Value>(shape: Shape<Value>): Shape<Value | null> {
  return (value, path, problems) => (value === null ? null : shape(value, path, problems));
}

const operator = closed({
  kind: literal('operator'),
  saga: count,
  step: idOrNone,
  direction: choice(['action', 'compensation']),
  said: choice(['try-again', 'done', 'failed']),
});

const view = closed({
  kind: literal('view'),
  view: id,
  said: choice(['rebuild', 'abandon', 'stop', 'resume', 'skip', 'replay']),
});

const command = closed({
  kind: literal('command'),
  label: words,
  service: words,
  command: closed({ type: words, id: optional(words), body: optional(json) }),
  expectedVersion: eitherOf(
    { when: (value) => typeof value === 'string', shape: choice(['any', 'none', 'exists']) },
    { when: (value) => typeof value === 'number', shape: count },
    '"any", "none", "exists", or the number of a version',
  ),
});

export const runInput = byKind({ ask, reply, operator, view, command });

export type RunInput = ReadBy<typeof runInput>;

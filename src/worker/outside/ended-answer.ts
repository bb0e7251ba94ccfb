import { canonicalJson } from '../../base/json';
import { outcomeClause } from '../../base/outcome-clause';
import { FALLBACK, OK, OUTCOMES, type Outcome } from '../../base/outcome';
import { NS_PER_MS, type Time } from '../../base/time';
import {
  ASKED_AT_HEADER,
  CONSOLE,
  END_HEADER,
  REF_HEADER,
  TOOK_HEADER,
  type HttpAnswer,
  type HttpHeaders,
} from '../http';
import type { TraceEnd } from '../traces';

/** Why there is no answer of a service. */
export interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

/** What a service or a server answered. */
export interface Content {
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly body: string;
}

/** A request of the console that has ended in the run. */
export interface EndedAsk {
  readonly number: number;
  readonly askedAt: Time;
  readonly endedAt: Time;
  readonly outcome: Outcome;
}

const PROBLEM_JSON: HttpHeaders = [['content-type', 'application/problem+json']];

/** In place of an answer of the run. */
export function refusedAnswer(refusal: Refusal, now: Time): HttpAnswer {
  return {
    status: refusal.status,
    headers: PROBLEM_JSON,
    body: problemBody(refusal),
    ref: null,
    askedAt: now,
    tookNs: 0,
    end: 'rejected',
  };
}

/** What a service answered, or what became of the request on its way. */
export function endedAnswer(ended: EndedAsk, answered: Content | null, note: string): HttpAnswer {
  const { number, askedAt, endedAt } = ended;
  const tookNs = endedAt - askedAt;
  const end = endOf(ended.outcome);
  const content = answered ?? contentOf(ended, note);
  return {
    status: content.status,
    headers: [
      ...content.headers,
      [REF_HEADER, `console ${number}`],
      [END_HEADER, end],
      [ASKED_AT_HEADER, String(askedAt)],
      [TOOK_HEADER, String(tookNs)],
      ['server-timing', `run;dur=${tookNs / NS_PER_MS}`],
    ],
    body: content.body,
    ref: { client: CONSOLE, number },
    askedAt,
    tookNs,
    end,
    ...(note !== '' && (answered !== null || ended.outcome === OK) && { note }),
  };
}

function contentOf({ number, outcome }: EndedAsk, why: string): Content {
  const { id, status, mark } = OUTCOMES[outcome];
  if (outcome === FALLBACK) {
    const body = canonicalJson({ fallback: true, detail: 'A fallback answered in place of the service.' });
    return { status, headers: [['content-type', 'application/json']] as const, body };
  }
  if (mark === 'served') return { status, headers: [], body: '' };
  const clause = outcomeClause(outcome);
  const refusal = {
    // A request that got no answer at all has to be told by somebody: whoever stands between, as a gateway would.
    status: status === 0 ? 504 : status,
    title: `The request ${clause}`,
    detail: `Request ${number} of the console ${clause}. ${why || 'Its trace says where, and why.'}`,
  };
  return { status: refusal.status, headers: PROBLEM_JSON, body: problemBody(refusal, id) };
}

function problemBody({ status, title, detail }: Refusal, outcome?: string): string {
  const plain = { type: 'about:blank', title, status, detail };
  return canonicalJson(outcome === undefined ? plain : { ...plain, outcome });
}

export function endOf(outcome: Outcome): TraceEnd {
  if (outcome === FALLBACK) return 'fallback';
  const { mark } = OUTCOMES[outcome];
  return mark === 'withdrawn' ? 'cancelled' : mark;
}

import { err } from '../base/result';
import { NO_EVENTS } from './events';
import type { FromWorker } from './protocol';
import { NO_READ_MODELS } from './read-models';
import { NO_SAGAS } from './sagas';
import type { OutsideMessage, TellingMessage } from './session-messages';

/** In place of an answer: nothing, or why the part of the worker that could tell is not there. */
export function unanswered({ kind, runId, askId }: TellingMessage, why: string): FromWorker {
  const problem = `The part of Breakwater that tells of requests could not be fetched. ${why}`;
  if (kind === 'rows') return { kind, runId, askId, total: 0, past: 0, rows: [] };
  if (kind === 'series' || kind === 'line-points' || kind === 'data-series') {
    return { kind: 'series', runId, askId, from: 0, width: 1, data: new Float64Array(0) };
  }
  if (kind === 'sagas') return { kind, runId, askId, page: NO_SAGAS };
  if (kind === 'events') return { kind, runId, askId, page: NO_EVENTS };
  if (kind === 'read-models') return { kind, runId, askId, page: NO_READ_MODELS };
  if (kind !== 'traces') return { kind, runId, askId, result: err(problem) };
  return { kind, runId, askId, page: { total: 0, rows: [], kept: {}, asked: 0, problem } };
}

/** In place of an answer of the run: the part of the worker that lets requests in is not there. */
export function unansweredOutside({ kind, runId, askId }: OutsideMessage, why: string): FromWorker {
  const detail = `The part of Breakwater that answers requests could not be fetched. ${why}`;
  if (kind === 'catalogue') return { kind, runId, askId, catalogue: { routes: [], problem: detail } };
  if (kind === 'exchanges') return { kind, runId, askId, page: { total: 0, rows: [] } };
  const headers = [['content-type', 'application/problem+json']] as const;
  const body = JSON.stringify({ type: 'about:blank', title: 'No mock services', status: 503, detail });
  const never = { ref: null, askedAt: 0, tookNs: 0, end: 'rejected' } as const;
  return { kind: 'http-answer', runId, askId, answer: { status: 503, headers, body, ...never } };
}

import { OK } from '../../base/outcome';
import type { HttpHeaders } from '../http';
import { cutOffWords, findFlaw, type Flaw } from './answer-check';
import { arrivalWords, comeBackWords, detourWords, tooLargeWords } from './answer-words';
import { MOST_BYTES, type WireAnswer, type WireAsk } from './contract';
import { bytesText } from './figures';
import { OUTCOME_OF_PROBLEM } from './problem-outcome';
import { announcedBytes, type Body } from './read-body';
import { retryAfterMs } from './retry-after';
import { meaningOf } from './status-meaning';

const KEPT_HEADERS = ['content-type', 'content-length', 'retry-after'] as const;
const TOLD_HEADER_LENGTH = 200;

/** Of a request that brought an answer, or the beginning of one. */
export function answered(
  ask: WireAsk,
  response: Response,
  body: Body,
  tookMs: number,
  pageOrigin: string,
): WireAnswer {
  const meaning = meaningOf(response.status);
  const flaw = flawOf(ask, response, body, meaning.outcome === OK);
  const comeBackMs = retryAfterMs(response.headers.get('retry-after'), Date.now());
  const words = [
    arrivalWords(response, body, tookMs),
    meaning.words,
    flaw?.words,
    comeBackWords(response, comeBackMs, new URL(ask.url).origin === pageOrigin),
    detourWords(ask, response),
  ];
  return {
    status: response.status,
    headers: keptHeaders(response),
    body: body.text,
    bytes: body.bytes,
    tookMs,
    retryAfterMs: comeBackMs,
    // A status that tells of a failure is believed, whatever became of the body.
    outcome:
      flaw === undefined || meaning.outcome !== OK ? meaning.outcome : OUTCOME_OF_PROBLEM[flaw.problem],
    problem: flaw?.problem ?? null,
    words: words.filter((one) => one !== undefined && one !== '').join(' '),
  };
}

/** What the body of a failure is like is nobody's concern, as long as all of it can be had. */
function flawOf(ask: WireAsk, response: Response, body: Body, isOk: boolean): Flaw | undefined {
  if (body.end === 'too-large') {
    return { problem: 'too-large', words: tooLargeWords(response, ask.mostBytes ?? MOST_BYTES) };
  }
  if (body.end === 'cut-off') {
    const announced = announcedBytes(response);
    const whole = announced > body.bytes ? `the ${bytesText(announced)} that it should have` : 'its end';
    return { problem: 'cut-off', words: cutOffWords(body.bytes, whole) };
  }
  return isOk ? findFlaw(ask, response, body) : undefined;
}

function keptHeaders({ headers }: Response): HttpHeaders {
  return KEPT_HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value.slice(0, TOLD_HEADER_LENGTH)] as const];
  });
}

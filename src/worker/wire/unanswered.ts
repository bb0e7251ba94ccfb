import { CANCELLED, INVALID } from '../../base/outcome';
import type { WireProblem } from '../../scenario/run-file/wire-problems';
import { tooSlowWords } from './answer-words';
import type { WireAnswer, WireAsk, WirePage, WireTools } from './contract';
import { kindOf } from './cross-origin';
import { blockedWords, failureWords } from './failure-words';
import { isMixed } from './network-place';
import { OUTCOME_OF_PROBLEM } from './problem-outcome';
import { findVerdict } from './probe';
import { NO_BODY, type Body } from './read-body';
import type { Verdict } from './verdicts';

const NOTHING = {
  status: 0,
  headers: [],
  body: '',
  bytes: 0,
  tookMs: 0,
  retryAfterMs: null,
} as const satisfies Partial<WireAnswer>;

const PROBLEM_OF_VERDICT: Readonly<Record<Verdict, WireProblem>> = {
  silent: 'unreachable',
  'no-origin': 'blocked-by-cors',
  'no-preflight': 'blocked-by-cors',
  'no-method': 'blocked-by-cors',
  'lost-detour': 'unreachable',
  'closed-detour': 'blocked-by-cors',
  broke: 'unreachable',
  unknown: 'unreachable',
};

/** Of a request that could never go out, since it is wrong in itself. */
export function unsent(why: string): WireAnswer {
  return { ...NOTHING, outcome: INVALID, problem: null, words: why };
}

/** Of a request that the browser refuses because of how this page came. */
export function blocked(ask: WireAsk, tookMs: number, page: WirePage): WireAnswer {
  const problem = 'blocked-by-page';
  const words = blockedWords(new URL(ask.url), page);
  return { ...NOTHING, tookMs, outcome: OUTCOME_OF_PROBLEM[problem], problem, words };
}

/** Of a request that failed before an answer came that this page may read. */
export async function failed(ask: WireAsk, tookMs: number, tools: WireTools): Promise<WireAnswer> {
  const { origin } = new URL(ask.url);
  const find = async (): Promise<Verdict> => findVerdict(ask, tools);
  const verdict = await tools.verdicts.about(origin, kindOf(ask), tools.wall(), find);
  if (verdict === 'silent' && isMixed(new URL(ask.url), tools)) return blocked(ask, tookMs, tools);
  const problem = PROBLEM_OF_VERDICT[verdict];
  const words = failureWords(verdict, ask, tools);
  return { ...NOTHING, tookMs, outcome: OUTCOME_OF_PROBLEM[problem], problem, words };
}

/** Of a request that ended before its answer was complete, by its time limit or by the run. */
export function ended(
  why: 'too-slow' | 'withdrawn',
  ask: WireAsk,
  tookMs: number,
  response?: Response,
  body: Body = NO_BODY,
): WireAnswer {
  const known = { ...NOTHING, tookMs, status: response?.status ?? 0, body: body.text, bytes: body.bytes };
  if (why === 'withdrawn') {
    return {
      ...known,
      outcome: CANCELLED,
      problem: null,
      words: 'The run did not wait for the answer any more.',
    };
  }
  const words = tooSlowWords(ask.timeoutMs, response, body);
  return { ...known, outcome: OUTCOME_OF_PROBLEM[why], problem: why, words };
}

import type { WireProblem } from '../../scenario/run-file/wire-problems';
import type { ExchangeRow } from '../../worker/http';

/** What kept a real request from being answered, in two words. */
const PROBLEM_WORDS: Readonly<Record<WireProblem, string>> = {
  unreachable: 'Unreachable',
  'blocked-by-cors': 'Blocked by CORS',
  'blocked-by-page': 'Blocked by the page',
  'too-slow': 'Too slow',
  'cut-off': 'Cut off',
  'too-large': 'Too large',
  malformed: 'Malformed',
  'wrong-type': 'Wrong type',
};

/** How an exchange stands, as its row says it. */
export function exchangeState({ problem, status, tookMs }: ExchangeRow): string {
  if (problem !== null)
    return status === 0 ? PROBLEM_WORDS[problem] : `${status}, ${PROBLEM_WORDS[problem].toLowerCase()}`;
  if (Number.isNaN(tookMs)) return 'Under way';
  return status === 0 ? 'No answer' : String(status);
}

const ORIGIN = /^\w+:\/\/[^/]+/;

/** Whose server it is says the node; the whole address would leave no room for what happened. */
export function pathOf({ url }: Pick<ExchangeRow, 'url'>): string {
  return url.replace(ORIGIN, '');
}

/** What happened without what other cells of the row say: whose server it was, and what came when. */
export function rowWords({ url, words }: Pick<ExchangeRow, 'url' | 'words'>): string {
  const origin = ORIGIN.exec(url)?.[0] ?? '';
  const rest = origin !== '' && words.startsWith(`${origin} `) ? words.slice(origin.length + 1) : words;
  return rest.replace(/^\d+ after .*?\. (?=\S)/, '');
}

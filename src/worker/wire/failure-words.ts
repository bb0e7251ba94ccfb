import { whatToAllow } from './cross-origin';
import type { WireAsk, WirePage } from './contract';
import { isLoopback, isNearby } from './network-place';
import type { Verdict } from './verdicts';

/** Why a request brought no answer that this page may read, as what was found out about it says. */
export function failureWords(verdict: Verdict, ask: WireAsk, page: WirePage): string {
  const { origin } = new URL(ask.url);
  const allow = whatToAllow(ask, page.pageOrigin);
  const reader = readerName(page);
  switch (verdict) {
    case 'silent':
      return silentWords(new URL(ask.url), page);
    case 'no-origin':
      return `${origin} answers, but does not let ${reader} read it (CORS). ${allow}`;
    case 'no-preflight':
      return `${origin} lets ${reader} read plain answers, but refuses the headers of this request (CORS). ${allow}`;
    case 'no-method':
      return `${origin} lets ${reader} read plain answers, but refuses ${ask.method.toUpperCase()} (CORS). ${allow}`;
    case 'lost-detour':
      return `${origin} sends the request on to where no answer comes from, or in circles. Make the address the one where the server sends it: opened in a tab, ${origin} leads there.`;
    case 'closed-detour':
      return `${origin} sends the request on to where ${reader} may not read the answer (CORS). Make the address the one where the server sends it; opened in a tab, ${origin} leads there. ${allow}`;
    case 'broke':
      return `The connection to ${origin} broke before an answer could be read; right afterwards the server answered. If it says that it did answer, that answer lacked "Access-Control-Allow-Origin".`;
    case 'unknown':
      return `The request to ${origin} failed, and the server answered too slowly to find out why. Either it broke the connection, or its answers lack "Access-Control-Allow-Origin": the console of the browser says which.`;
  }
}

function silentWords({ origin, protocol, hostname }: URL, { pageOrigin, secure }: WirePage): string {
  const reasons = ['nobody listens there', 'the connection broke before an answer'];
  if (/[a-z]/i.test(hostname) && !isLoopback(hostname) && !hostname.startsWith('[')) {
    reasons.push('nobody knows that name');
  }
  const isSafe = protocol === 'https:';
  reasons.push(isSafe ? 'the browser does not trust its certificate' : 'it does not speak plain http');
  const hints = [`Check that the server runs and that the address is right: open ${origin} in a tab.`];
  if (isNearby(hostname) && !isNearby(hostOf(pageOrigin))) {
    hints.push(
      'The browser may also want your leave before a page from the internet calls your own network.',
    );
  }
  if (secure && !isSafe) hints.push('Some browsers refuse every http address to a page that came by https.');
  const last = reasons.pop() ?? '';
  return `${origin} does not answer: ${reasons.join(', ')}, or ${last}. ${hints.join(' ')}`;
}

/** Pages without an origin of their own, as from a file, say that it is "null". */
function readerName({ pageOrigin }: WirePage): string {
  return pageOrigin === 'null' ? 'this page' : pageOrigin;
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}

/** Of an address of http and a page that came by https. */
export function blockedWords(url: URL, page: WirePage): string {
  return `The browser does not let ${readerName(page)}, which came by https, call ${url.origin}, which is http. Give the server https, or open Breakwater by http, as from a checkout on your own machine.`;
}

import type { Page } from './view';

/** What the address of the page says after its `#`: `#/` is the start page, `#/run/payment-outage?seed=27` a run. */
export function parseRoute(hash: string): Page {
  const address = hash.startsWith('#') ? hash.slice(1) : hash;
  const cut = address.indexOf('?');
  const path = cut < 0 ? address : address.slice(0, cut);
  const payload = /^\/?link\/(.+)$/.exec(address)?.[1];
  if (payload !== undefined) return { kind: 'link', payload };
  const [, kind, name] = /^\/?(run|draft)\/([^/]+)\/?$/.exec(path) ?? [];
  const scenarioId = decoded(name);
  if (scenarioId === undefined) return { kind: 'start' };
  if (kind === 'draft') return { kind, id: scenarioId };
  const asked = cut < 0 ? null : new URLSearchParams(address.slice(cut + 1)).get('seed');
  const seed = parseSeed(asked);
  if (seed !== undefined) return { kind: 'run', scenarioId, seed };
  const wrongSeed = asked?.trim() ?? '';
  return wrongSeed === '' ? { kind: 'run', scenarioId } : { kind: 'run', scenarioId, wrongSeed };
}

/** Room for a seed that somebody mistyped; what is longer was never meant to be one. */
const LONGEST_QUOTE = 24;

/** What to say about an address with a seed that is none. */
export function wrongSeedWords(wrongSeed: string, used: number): string {
  const quote = wrongSeed.length > LONGEST_QUOTE ? `${wrongSeed.slice(0, LONGEST_QUOTE)}…` : wrongSeed;
  return `The address asks for the seed “${quote}”; a seed is a whole number from 0 up. Seed ${used} is used.`;
}

export function formatRoute(page: Page): string {
  if (page.kind === 'start') return '#/';
  if (page.kind === 'file') return '#/file';
  if (page.kind === 'link') return `#/link/${page.payload}`;
  if (page.kind === 'draft') return `#/draft/${encodeURIComponent(page.id)}`;
  const path = `#/run/${encodeURIComponent(page.scenarioId)}`;
  return page.seed === undefined ? path : `${path}?seed=${page.seed}`;
}

/** A seed as people write it: a whole number from 0 up that a double holds exactly. */
export function parseSeed(text: string | null): number | undefined {
  const digits = text?.trim() ?? '';
  const seed = Number(digits);
  return /^\d+$/.test(digits) && Number.isSafeInteger(seed) ? seed : undefined;
}

export function samePage(one: Page, other: Page): boolean {
  return formatRoute(one) === formatRoute(other) && wrongSeedOf(one) === wrongSeedOf(other);
}

function wrongSeedOf(page: Page): string | undefined {
  return page.kind === 'run' ? page.wrongSeed : undefined;
}

/** An address that somebody cut short may end within an escape: it names nothing then. */
function decoded(part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

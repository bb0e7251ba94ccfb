import type { HttpAnswer } from '../../worker/http';
import type { ConsoleRequest } from './console-request';

/** A request that was sent from this tab, and what became of it. */
export interface ConsoleEntry {
  readonly id: number;
  readonly request: ConsoleRequest;
  /** In ms of the wall clock. */
  readonly sentAt: number;
  readonly state: 'waiting' | 'answered' | 'failed' | 'cancelled';
  /** How long it took there; NaN while nobody knows. */
  readonly wallMs: number;
  readonly answer: HttpAnswer | null;
  /** The body of the answer was too long to be kept. */
  readonly isCut: boolean;
  /** Why there is no answer, in a sentence. */
  readonly error: string | null;
  /** It went through the service worker, and is in the network panel of the browser. */
  readonly byWire: boolean;
  /** The run and the line of it in which it was answered; null for one of an earlier visit. */
  readonly place: EntryPlace | null;
}

export interface EntryPlace {
  /** Counts the runs of this page. */
  readonly run: number;
  readonly line: number;
}

export const MOST_ENTRIES = 50;

/**
 * The newest entries, first ones first, within so many characters. Of those that are too much the bodies of answers go
 * first, since a request can be sent again.
 */
export function boundedEntries(entries: readonly ConsoleEntry[], mostCharacters: number): ConsoleEntry[] {
  const kept: ConsoleEntry[] = [];
  let left = mostCharacters;
  for (const entry of entries.slice(0, MOST_ENTRIES)) {
    const whole = charactersOf(entry);
    const body = entry.answer?.body.length ?? 0;
    if (whole <= left) kept.push(entry);
    else if (whole - body <= left) kept.push(withoutBody(entry));
    else break;
    left -= Math.min(whole, left);
  }
  return kept;
}

function withoutBody(entry: ConsoleEntry): ConsoleEntry {
  const { answer } = entry;
  return answer === null ? entry : { ...entry, answer: { ...answer, body: '' }, isCut: true };
}

function charactersOf({ request, answer }: ConsoleEntry): number {
  const headers = [...request.headers, ...(answer?.headers ?? [])];
  return (
    request.path.length +
    request.body.length +
    (answer?.body.length ?? 0) +
    headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  );
}

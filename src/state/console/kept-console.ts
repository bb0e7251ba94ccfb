import type { HttpAnswer, HttpHeaders } from '../../worker/http';
import { boundedEntries, type ConsoleEntry } from './console-entry';
import { EMPTY_DRAFT, type ConsoleRequest, type Draft, type HeaderRow } from './console-request';

/** In characters: a browser keeps about five million of them for a page. */
const MOST_CHARACTERS = 400_000;

export function draftText(draft: Draft): string {
  return JSON.stringify(draft);
}

/** Finished requests only: those under way end with the page. */
export function entriesText(entries: readonly ConsoleEntry[]): string {
  const finished = entries.filter(({ state }) => state !== 'waiting');
  return JSON.stringify(boundedEntries(finished, MOST_CHARACTERS));
}

/** What was kept of an earlier visit of this tab; what is missing or not of its kind takes its default. */
export function readDraft(text: string | null): Draft {
  const kept = objectOf(parsed(text));
  const headers = Array.isArray(kept.headers) ? kept.headers.flatMap(readHeaderRow) : [];
  return { ...readRequest(kept), headers };
}

/** They belong to a run that is gone. */
export function readEntries(text: string | null): ConsoleEntry[] {
  const kept = parsed(text);
  return Array.isArray(kept) ? kept.flatMap(readEntry) : [];
}

function readEntry(value: unknown): ConsoleEntry[] {
  const kept = objectOf(value);
  const { id, state } = kept;
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return [];
  if (state !== 'answered' && state !== 'failed' && state !== 'cancelled') return [];
  const answer = readAnswer(kept.answer);
  if (state === 'answered' && answer === null) return [];
  return [
    {
      id,
      state,
      request: readRequest(objectOf(kept.request)),
      sentAt: numberOf(kept.sentAt),
      wallMs: numberOf(kept.wallMs),
      answer,
      isCut: kept.isCut === true,
      error: typeof kept.error === 'string' ? kept.error : null,
      byWire: kept.byWire === true,
      place: null,
    },
  ];
}

function readRequest(kept: Kept): ConsoleRequest {
  return {
    node: textOf(kept.node, EMPTY_DRAFT.node),
    method: textOf(kept.method, EMPTY_DRAFT.method),
    path: textOf(kept.path, EMPTY_DRAFT.path),
    headers: readHeaders(kept.headers),
    body: textOf(kept.body, EMPTY_DRAFT.body),
  };
}

const ENDS = ['served', 'late', 'fallback', 'rejected', 'failed', 'cancelled', 'open'] as const;

function readAnswer(value: unknown): HttpAnswer | null {
  const kept = objectOf(value);
  const end = ENDS.find((one) => one === kept.end);
  if (typeof kept.status !== 'number' || typeof kept.body !== 'string' || end === undefined) return null;
  return {
    status: kept.status,
    headers: readHeaders(kept.headers),
    body: kept.body,
    // Its number means another request in another run.
    ref: null,
    askedAt: numberOf(kept.askedAt),
    tookNs: numberOf(kept.tookNs),
    end,
    ...(typeof kept.note === 'string' && { note: kept.note }),
  };
}

function readHeaders(value: unknown): HttpHeaders {
  if (!Array.isArray(value)) return [];
  return value.flatMap((pair: unknown) => {
    if (!Array.isArray(pair)) return [];
    const [name, text]: readonly unknown[] = pair;
    return typeof name === 'string' && typeof text === 'string' ? [[name, text] as const] : [];
  });
}

function readHeaderRow(value: unknown): HeaderRow[] {
  const { name, value: text, on } = objectOf(value);
  return typeof name === 'string' && typeof text === 'string'
    ? [{ name, value: text, on: on !== false }]
    : [];
}

type Kept = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Kept {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}

function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

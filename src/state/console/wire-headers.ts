import {
  ASKED_AT_HEADER,
  CONSOLE,
  END_HEADER,
  REF_HEADER,
  TOOK_HEADER,
  type HttpAnswer,
  type HttpHeaders,
} from '../../worker/http';
import type { RequestRef, TraceEnd } from '../../worker/traces';

/** Why the run did not answer, as an address has its text: headers carry plain letters only. */
const WHY_HEADER = 'x-breakwater-unanswered';
/** What the run says beside the answer, written in the same way. */
const NOTE_HEADER = 'x-breakwater-note';
const OWN_HEADERS = /^x-breakwater-/i;

const ENDS: readonly TraceEnd[] = ['served', 'late', 'fallback', 'rejected', 'failed', 'cancelled', 'open'];

/** The headers of an answer with what the run knows of it, which a response has no other place for. */
export function headersWith({ headers, ref, end, askedAt, tookNs, note }: HttpAnswer): HttpHeaders {
  return [
    ...withoutOwn(headers),
    ...(ref === null ? [] : [[REF_HEADER, `console ${ref.number}`] as const]),
    [END_HEADER, end],
    [ASKED_AT_HEADER, String(askedAt)],
    [TOOK_HEADER, String(tookNs)],
    ...(note === undefined ? [] : [[NOTE_HEADER, encoded(note)] as const]),
  ];
}

/** What a response says of the run; null when it does not come from there. */
export function answerFrom(status: number, headers: Headers, body: string): HttpAnswer | null {
  const end = ENDS.find((one) => one === headers.get(END_HEADER));
  if (end === undefined) return null;
  const note = decodedHeader(headers, NOTE_HEADER);
  return {
    status,
    headers: withoutOwn([...headers]),
    body,
    ref: refOf(headers.get(REF_HEADER)),
    askedAt: numberOf(headers.get(ASKED_AT_HEADER)),
    tookNs: numberOf(headers.get(TOOK_HEADER)),
    end,
    ...(note !== null && { note }),
  };
}

/** As an answer without a run behind it. */
export function unansweredHeaders(why: string): HttpHeaders {
  return [
    ['content-type', 'application/problem+json'],
    [WHY_HEADER, encoded(why)],
  ];
}

export function whyUnanswered(headers: Headers): string | null {
  return decodedHeader(headers, WHY_HEADER);
}

/** Half a sign, as of a name that was cut, has no code. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}

function decodedHeader(headers: Headers, name: string): string | null {
  const text = headers.get(name);
  return text === null ? null : decodeURIComponent(text);
}

/** Those of the page itself: what they say is said better elsewhere. */
export function withoutOwn(headers: HttpHeaders): HttpHeaders {
  return headers.filter(([name]) => !OWN_HEADERS.test(name));
}

/** "console 3" */
function refOf(text: string | null): RequestRef | null {
  const digits = /(\d+)$/.exec(text ?? '')?.[1];
  return digits === undefined ? null : { client: CONSOLE, number: Number(digits) };
}

function numberOf(text: string | null): number {
  return text === null ? NaN : Number(text);
}

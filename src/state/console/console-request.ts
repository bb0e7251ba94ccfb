import type { HttpHeaders } from '../../worker/http';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;

/** What somebody is about to send. */
export interface Draft {
  /** The node that is asked, by its id; empty until one is chosen. */
  readonly node: string;
  readonly method: string;
  /** As it was typed: "/orders?status=pending". */
  readonly path: string;
  readonly headers: readonly HeaderRow[];
  readonly body: string;
}

/** A header that is switched off stays for the next time. */
export interface HeaderRow {
  readonly name: string;
  readonly value: string;
  readonly on: boolean;
}

/** A request as it was sent. */
export interface ConsoleRequest {
  readonly node: string;
  readonly method: string;
  readonly path: string;
  readonly headers: HttpHeaders;
  readonly body: string;
}

export const EMPTY_DRAFT: Draft = { node: '', method: 'GET', path: '/', headers: [], body: '' };

/** Of a body, in bytes of UTF-8. The services of the shop take less than that. */
const MAX_BODY_BYTES = 256 * 1024;

/** Browsers send none with these. */
export function takesBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** What a draft sends: its headers that are on, and the type of a body that does not name one. */
export function requestOf({ node, method, path, headers, body }: Draft): ConsoleRequest {
  const named = headers.filter(({ name, on }) => on && name.trim() !== '');
  const sent = named.map(({ name, value }) => [name.trim(), value.trim()] as const);
  const hasType = sent.some(([name]) => name.toLowerCase() === 'content-type');
  const sendsBody = takesBody(method) && body !== '';
  return {
    node,
    method,
    path: path.startsWith('/') ? path : `/${path}`,
    headers: sendsBody && !hasType ? [['Content-Type', 'application/json'], ...sent] : sent,
    body: sendsBody ? body : '',
  };
}

export function draftOf({ node, method, path, headers, body }: ConsoleRequest): Draft {
  return { node, method, path, headers: headers.map(([name, value]) => ({ name, value, on: true })), body };
}

/** Why it cannot be sent, in a sentence; null when it can. */
export function requestProblem({ node, headers, body }: ConsoleRequest): string | null {
  if (node === '') return 'Choose the service that is asked first.';
  for (const [name, value] of headers) {
    const wrong = headerProblem(name, value);
    if (wrong !== null) return wrong;
  }
  const bytes = byteLength(body);
  if (bytes <= MAX_BODY_BYTES) return null;
  const kilobytes = Math.ceil(bytes / 1024);
  return `The body has ${kilobytes} KB, and at most ${MAX_BODY_BYTES / 1024} KB can be sent. Make it shorter.`;
}

/** Why a header is none, in a sentence; null when it can be sent. */
export function headerProblem(name: string, value: string): string | null {
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) {
    return `“${name}” is no name of a header: letters, digits and signs such as - may stand in it, and no space.`;
  }
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
    return `The value of ${name} has a sign that no header can carry. Write it in plain letters, or encode it.`;
  }
  return null;
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

import type { HttpHeaders } from '../http';
import type { WireAsk } from './contract';

/** What a page may send to another origin without its browser asking there first, as the standard of fetch has it. */
const PLAIN_METHODS: readonly string[] = ['GET', 'HEAD', 'POST'];
const PLAIN_HEADERS: readonly string[] = ['accept', 'accept-language', 'content-language'];
const PLAIN_TYPES = /^(?:text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i;

export function isPlainMethod(method: string): boolean {
  return PLAIN_METHODS.includes(method.toUpperCase());
}

/** The names of the headers that a server has to allow, in lower case. */
export function askedHeaders(headers: HttpHeaders): string[] {
  return headers.filter((header) => !isPlainHeader(header)).map(([name]) => name.toLowerCase());
}

function isPlainHeader([name, value]: HttpHeaders[number]): boolean {
  const lower = name.toLowerCase();
  return PLAIN_HEADERS.includes(lower) || (lower === 'content-type' && PLAIN_TYPES.test(value));
}

/** What tells requests apart that a server may treat differently. */
export function kindOf({ method, url, headers }: WireAsk): string {
  return [method.toUpperCase(), new URL(url).pathname, ...askedHeaders(headers)].join(' ');
}

/** What the server has to send so that this page may ask so. */
export function whatToAllow({ method, headers }: WireAsk, pageOrigin: string): string {
  const allowed = pageOrigin === 'null' ? '*' : pageOrigin;
  const origin = `Access-Control-Allow-Origin: ${allowed}`;
  const names = askedHeaders(headers);
  const plain = isPlainMethod(method);
  const every = `The server has to send "${origin}" with every answer, errors and redirects too.`;
  if (plain && names.length === 0) return every;
  const lines = [
    `"${origin}"`,
    ...(plain ? [] : [`"Access-Control-Allow-Methods: ${method.toUpperCase()}"`]),
    ...(names.length === 0 ? [] : [`"Access-Control-Allow-Headers: ${names.join(', ')}"`]),
  ];
  return `${every} Before this request browsers send OPTIONS: it has to answer that with 204, ${listed(lines)}.`;
}

function listed(lines: readonly string[]): string {
  return lines.length === 1 ? lines.join('') : `${lines.slice(0, -1).join(', ')} and ${lines.at(-1) ?? ''}`;
}

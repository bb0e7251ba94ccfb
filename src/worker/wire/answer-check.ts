import { receivedText } from '../../base/received-text';
import { findSyntaxFault } from '../../base/json-syntax';
import type { WireProblem } from '../../scenario/run-file/wire-problems';
import type { HttpHeaders } from '../http';
import type { WireAsk } from './contract';
import { bytesText } from './figures';
import { announcedBytes, mayHaveBody, type Body } from './read-body';

/** What is wrong with an answer that came and says that all went well. */
export interface Flaw {
  readonly problem: WireProblem;
  readonly words: string;
}

const SHOWN = 24;

/** Undefined for an answer that is what was asked for. */
export function findFlaw(ask: WireAsk, response: Response, body: Body): Flaw | undefined {
  if (!mayHaveBody(ask.method, response.status)) return undefined;
  const type = typeOf(response);
  const saysJson = /^application\/(?:[^;]+\+)?json$/.test(type) || type === 'text/json';
  const wantsJson = wants(ask.headers, 'json') && !wants(ask.headers, 'html');
  if (wantsJson && type === 'text/html') return { problem: 'wrong-type', words: HTML_WORDS };
  if (!saysJson && (!wantsJson || body.text === '')) return undefined;
  if (isJson(body.text)) return undefined;
  if (!saysJson) return { problem: 'wrong-type', words: otherTypeWords(type) };
  return body.bytes < announcedBytes(response) ? shorter(response, body) : malformed(body.text);
}

const HTML_WORDS =
  'The answer is an HTML page where JSON was asked for: web servers send one for paths that they do not know. Check the path, and that the server is the one that you mean.';

function otherTypeWords(type: string): string {
  const what = type === '' ? 'of no type that it says' : `of the type ${type}`;
  return `The answer is ${what}, and no JSON as was asked for. Check the path; the server should send "content-type: application/json".`;
}

/** Most browsers notice this themselves, as a stream that breaks. */
function shorter(response: Response, { bytes }: Body): Flaw {
  const whole = bytesText(announcedBytes(response));
  return { problem: 'cut-off', words: cutOffWords(bytes, `the ${whole} that it should have`) };
}

export function cutOffWords(bytes: number, whole: string): string {
  return `The answer broke off after ${bytesText(bytes)}, before ${whole}: the server closed the connection or died over it. Its log may say why.`;
}

function malformed(text: string): Flaw {
  if (text === '') return { problem: 'malformed', words: 'The answer should be JSON, and is empty.' };
  const fault = findSyntaxFault(text);
  const at = fault?.offset ?? text.length;
  const where = `at character ${at + 1}${lineText(text, at)}`;
  const rest = text.slice(at, at + SHOWN);
  const found = rest === '' ? 'it ends' : `stands ${receivedText(rest)}`;
  const expected = fault?.expected ?? 'JSON';
  return {
    problem: 'malformed',
    words: `The answer says that it is JSON, and is not: ${where}, where ${expected} is expected, ${found}. The server has to write it so that JSON.parse takes it.`,
  };
}

function lineText(text: string, at: number): string {
  const line = text.slice(0, at).split('\n').length;
  return line === 1 ? '' : ` (line ${line})`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The type without its parameters, in lower case. */
export function typeOf({ headers }: Response): string {
  return (headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase();
}

function wants(headers: HttpHeaders, type: string): boolean {
  return headers.some(
    ([name, value]) => name.toLowerCase() === 'accept' && value.toLowerCase().includes(type),
  );
}

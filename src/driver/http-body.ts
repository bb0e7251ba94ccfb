import { BodyError } from './http-errors';

/** Where a body comes from, for those who have to say that it is not what it should be. */
export interface BodySource {
  readonly service: string;
  readonly url: string;
  readonly maxBytes: number;
}

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;
const PROBLEM_TYPE = /^application\/problem\+json\s*(?:;|$)/i;
const PAGE = /^\s*<(?:!doctype|html)/i;
const SHOWN = 40;

function isJson(headers: Headers): boolean {
  return JSON_TYPE.test(headers.get('content-type') ?? '');
}

export function isProblem(headers: Headers): boolean {
  return PROBLEM_TYPE.test(headers.get('content-type') ?? '');
}

/** Reads a whole body, and stops as soon as it is larger than it may be, whatever its headers said. */
export async function readText(response: Response, source: BodySource): Promise<string> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > source.maxBytes) {
    await response.body?.cancel();
    throw tooLarge(source, `${announced} bytes`);
  }
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > source.maxBytes) {
      await reader.cancel();
      throw tooLarge(source, 'more than that');
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** A text that is to be JSON: a page that a server gives for whatever it does not know is told apart. */
export function parseJson(text: string, headers: Headers, source: BodySource): unknown {
  const { service, url } = source;
  if (!isJson(headers)) {
    const type = headers.get('content-type') ?? 'no content type';
    const page = PAGE.test(text) ? '; it is a page: is the address right?' : '';
    const message = `expected JSON, got ${type}${page} (${JSON.stringify(text.slice(0, SHOWN))})`;
    throw new BodyError(service, 'not-json', url, message);
  }
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch (cause) {
    throw new BodyError(service, 'malformed', url, `the JSON is malformed (${text.length} characters)`, {
      cause,
    });
  }
}

/** The body of an answer that is no success: whatever it is, it does not matter more than the status. */
export function bodyOfFailure(text: string, headers: Headers): unknown {
  if (text === '') return undefined;
  if (!isJson(headers)) return text;
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    return text;
  }
}

function tooLarge({ service, url, maxBytes }: BodySource, found: string): BodyError {
  return new BodyError(service, 'too-large', url, `the body may have ${maxBytes} bytes, and has ${found}`);
}

/** What could be read of an answer. */
export interface Body {
  readonly text: string;
  readonly bytes: number;
  readonly end: 'whole' | 'cut-off' | 'too-large';
}

/** Their answers end with the headers, and these may tell the length of what another answer would have had. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];

export const NO_BODY: Body = { text: '', bytes: 0, end: 'whole' };

/** False of answers that never have a body, whatever their headers say. */
export function mayHaveBody(method: string, status: number): boolean {
  return method.toUpperCase() !== 'HEAD' && !WITHOUT_BODY.includes(status);
}

/** Reads at most so many bytes; of an answer that says beforehand that it is larger, none at all. */
export async function readBody(method: string, response: Response, mostBytes: number): Promise<Body> {
  const { body } = response;
  if (body === null) return NO_BODY;
  if (!mayHaveBody(method, response.status)) {
    await leave(body);
    return NO_BODY;
  }
  if (announcedBytes(response) > mostBytes) {
    await leave(body);
    return { text: '', bytes: 0, end: 'too-large' };
  }
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const part = await readPart(reader);
    if (part === undefined) return { text: text + decoder.decode(), bytes, end: 'cut-off' };
    if (part.done) return { text: text + decoder.decode(), bytes, end: 'whole' };
    bytes += part.value.byteLength;
    if (bytes > mostBytes) {
      await leave(reader);
      return { text: '', bytes, end: 'too-large' };
    }
    text += decoder.decode(part.value, { stream: true });
  }
}

/** NaN when the answer does not say. It counts bytes on the way, which are fewer than those read if it was packed. */
export function announcedBytes({ headers }: Response): number {
  const text = headers.get('content-length') ?? '';
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

/** Undefined when the stream breaks: whoever reads knows whether somebody has ended it. */
async function readPart(reader: Reader): Promise<Awaited<ReturnType<Reader['read']>> | undefined> {
  try {
    return await reader.read();
  } catch {
    return undefined;
  }
}

/** Tells the browser that nothing more is wanted. A stream that breaks at that very moment is no matter. */
async function leave(stream: { cancel: () => Promise<void> }): Promise<void> {
  try {
    await stream.cancel();
  } catch {
    // Nobody reads on.
  }
}

import { err, ok, type Result } from '../../base/result';

/** Longer ones are cut by mail programs, chats and servers on their way. */
export const LONGEST_LINK = 8000;

/** A run is at most so long, whatever somebody has pressed into the few characters of a link. */
const MOST_BYTES = 4_000_000;

const LETTERS = /^[\w-]*$/;

/** A text as the letters of a link: deflated, and in the alphabet that needs no escapes in an address. */
export async function payloadOf(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const letters: string[] = [];
  for (const byte of bytes) letters.push(String.fromCharCode(byte));
  return btoa(letters.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The text of a link, or what is wrong with it: `spoiled` letters are missing or wrong. */
export async function textOfPayload(payload: string): Promise<Result<string, 'spoiled' | 'too-large'>> {
  if (payload.length > LONGEST_LINK) return err('too-large');
  const bytes = bytesOf(payload);
  if (bytes === undefined) return err('spoiled');
  try {
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const whole = await joined(unpacked.getReader());
    return whole === undefined
      ? err('too-large')
      : ok(new TextDecoder('utf-8', { fatal: true }).decode(whole));
  } catch {
    // What is no deflated text, or ends too early, is refused by the stream.
    return err('spoiled');
  }
}

function bytesOf(payload: string): Uint8Array<ArrayBuffer> | undefined {
  if (!LETTERS.test(payload)) return undefined;
  try {
    return Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}

/** Piece by piece, so that what grows beyond all bounds is given up on the way. */
async function joined(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      return undefined;
    }
    pieces.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

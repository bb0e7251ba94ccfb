import { err, ok, type Result } from '../../base/result';

/** What other files begin with, and what they are. */
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive'],
  [[0x1f, 0x8b], 'a gzip archive'],
];

/** The text of a file; or what it is in place of one, in words. */
export function textOfBytes(bytes: Uint8Array): Result<string, string> {
  const other = SIGNATURES.find(([begin]) => begin.every((byte, at) => bytes[at] === byte));
  if (other !== undefined) return err(other[1]);
  const encoding = encodingOf(bytes);
  try {
    // The mark at its beginning that says how a text is stored is left out by the decoder.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? err('a file of bytes that are no text') : ok(text);
  } catch {
    return err('a file of bytes that are no text');
  }
}

/** Some editors store texts in two bytes a character, and say so at the beginning. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

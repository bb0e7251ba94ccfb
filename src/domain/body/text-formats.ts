import type { TextFormat } from './body-shape';

interface Format {
  readonly fits: (text: string) => boolean;
  readonly expected: string;
  /** The same rule for a JSON Schema, as far as a schema can say it. */
  readonly schema: { readonly pattern: string } | { readonly format: 'email' };
}

// With the flag u a pair of surrogates is one character, so these find only halves without their other half.
const HALF_CHARACTER = /[\uD800-\uDFFF]/u;
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const SOMETHING = /\S/;
const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]*$/;
const WORD = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;

/** Every regular expression here takes time in proportion to the text, whatever the text is. */
export const TEXT_FORMATS: Readonly<Record<TextFormat, Format>> = {
  line: {
    fits: (text) => SOMETHING.test(text) && !CONTROL.test(text),
    expected: 'a line of text',
    schema: { pattern: SOMETHING.source },
  },
  lines: {
    fits: (text) => SOMETHING.test(text) && !CONTROL.test(text.replaceAll('\n', ' ')),
    expected: 'a text',
    schema: { pattern: SOMETHING.source },
  },
  email: {
    fits: (text) => EMAIL.test(text) && !CONTROL.test(text),
    expected: 'an email address',
    schema: { format: 'email' },
  },
  id: {
    fits: (text) => ID.test(text),
    expected: 'an id of letters, digits and . _ : -',
    schema: { pattern: ID.source },
  },
  word: {
    fits: (text) => WORD.test(text),
    expected: 'a word in small letters, with . or - inside',
    schema: { pattern: WORD.source },
  },
};

/** Whether the text can be written as UTF-8 and read back: half of a surrogate pair can not. */
export function isWellFormed(text: string): boolean {
  return !HALF_CHARACTER.test(text);
}

/** The characters of a text as JSON Schema counts them: a pair of surrogates is one. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** For ids that come beside a body, as those in the path of a URL do. */
export function isId(text: string): boolean {
  return text.length <= 64 && ID.test(text);
}

export function isEmail(text: string): boolean {
  return TEXT_FORMATS.email.fits(text);
}

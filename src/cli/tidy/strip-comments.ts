/**
 * A small tokenizer for TypeScript: just enough to tell code, comments, strings and regular expressions apart.
 * TypeScript 7 has no compiler API, and rules that read raw text would trip over their own examples.
 *
 * What is removed becomes spaces, and line ends stay, so that an index or a line of the result is one of the source.
 * Two known limits, both harmless for our rules: text between JSX tags is read as code, and a `/` after `)` is always
 * a division.
 */
interface Piece {
  readonly kind: 'code' | 'comment' | 'string';
  readonly start: number;
  readonly end: number;
}

/** The source without its comments; strings stay (import paths are strings). */
export function withoutComments(source: string): string {
  return keep(source, (kind) => kind !== 'comment');
}

/** Only what runs: comments and the insides of strings and regular expressions become spaces. */
export function codeOnly(source: string): string {
  return keep(source, (kind) => kind === 'code');
}

export function commentsOnly(source: string): string {
  return keep(source, (kind) => kind === 'comment');
}

function keep(source: string, wanted: (kind: Piece['kind']) => boolean): string {
  return pieces(source)
    .map((piece) => {
      const text = source.slice(piece.start, piece.end);
      return wanted(piece.kind) ? text : text.replace(/[^\n]/g, ' ');
    })
    .join('');
}

function pieces(source: string): Piece[] {
  const found: Piece[] = [];
  /** For each open template hole `${`, how many braces are open inside it. */
  const holes: number[] = [];
  let at = 0;
  let codeStart = 0;
  const close = (kind: Piece['kind'], start: number, end: number): void => {
    if (start > codeStart) found.push({ kind: 'code', start: codeStart, end: start });
    if (end > start) found.push({ kind, start, end });
    codeStart = end;
    at = end;
  };
  while (at < source.length) {
    const char = source[at];
    if (source.startsWith('//', at)) close('comment', at, endOfLine(source, at));
    else if (source.startsWith('/*', at)) close('comment', at, endAfter(source, '*/', at + 2));
    else if (char === "'" || char === '"') {
      close('string', at + 1, endOfQuoted(source, at + 1, char));
      at += 1;
    } else if (char === '`') at = templateText(source, at + 1, holes, close);
    else if (char === '/' && startsRegExp(source.slice(codeStart, at), source, at)) {
      close('string', at + 1, endOfRegExp(source, at + 1));
    } else if (char === '}' && holes.at(-1) === 0) {
      holes.pop();
      at = templateText(source, at + 1, holes, close);
    } else {
      if (holes.length > 0 && char === '{') holes[holes.length - 1] += 1;
      if (holes.length > 0 && char === '}') holes[holes.length - 1] -= 1;
      at += 1;
    }
  }
  close('code', source.length, source.length);
  return found;
}

/** Reads template text from `start` to the closing backtick or to the next hole; returns where code goes on. */
function templateText(
  source: string,
  start: number,
  holes: number[],
  close: (kind: 'string', start: number, end: number) => void,
): number {
  let end = start;
  while (end < source.length && source[end] !== '`' && !source.startsWith('${', end)) {
    end += source[end] === '\\' ? 2 : 1;
  }
  close('string', start, Math.min(end, source.length));
  if (source[end] === '`') return end + 1;
  holes.push(0);
  return end + 2;
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}

function endAfter(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end === -1 ? source.length : end + mark.length;
}

/** A quoted string ends at its quote, or at the line end: an apostrophe in JSX text then costs one line only. */
function endOfQuoted(source: string, from: number, quote: string): number {
  let end = from;
  while (end < source.length && source[end] !== quote && source[end] !== '\n') {
    end += source[end] === '\\' ? 2 : 1;
  }
  return Math.min(end, source.length);
}

function endOfRegExp(source: string, from: number): number {
  let end = from;
  let inClass = false;
  while (end < source.length && source[end] !== '\n' && (inClass || source[end] !== '/')) {
    if (source[end] === '[') inClass = true;
    if (source[end] === ']') inClass = false;
    end += source[end] === '\\' ? 2 : 1;
  }
  return Math.min(end + 1, source.length);
}

const KEYWORD_BEFORE_VALUE = /\b(return|typeof|case|in|of|delete|void|throw|new|do|else|await|yield)$/;

/** A `/` starts a regular expression where a value is expected; after a value it divides. */
function startsRegExp(codeSoFar: string, source: string, at: number): boolean {
  if (source[at + 1] === '>') return false; // The end of a JSX tag: <br />.
  const before = codeSoFar.trimEnd();
  if (before === '') return true;
  if (KEYWORD_BEFORE_VALUE.test(before)) return true;
  return /[(,=:[!&|?{};+\-*%>~^]$/.test(before);
}

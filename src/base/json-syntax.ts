import type { Problem } from './problem';
import { receivedText } from './received-text';
import { err, ok, type Result } from './result';

/** Where a text stops being JSON, and what should stand there. */
export interface SyntaxFault {
  readonly offset: number;
  readonly expected: string;
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN = /[^"\\]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
/** What comes before it are control characters. */
const FIRST_PLAIN = ' ';
const WORD = /true|false|null/y;
const DEEPEST = 200;

/**
 * The first fault of a text that JSON.parse has refused. Engines word and place that error differently, and some
 * do not place it at all; this gives the same answer everywhere. Undefined when the text is JSON after all.
 */
export function findSyntaxFault(text: string): SyntaxFault | undefined {
  const reader = new Reader(text);
  return reader.value(0) ?? reader.end();
}

/** What is wrong with a text that JSON.parse has refused, by line and column. */
export function syntaxProblem(text: string): Problem {
  const fault = findSyntaxFault(text);
  if (fault === undefined) return { path: 'file', expected: 'JSON', received: 'a text that is not JSON' };
  const found = text.slice(fault.offset, fault.offset + 1);
  return {
    path: lineAndColumn(text, fault.offset),
    expected: `JSON: ${fault.expected}`,
    received: found === '' ? 'the end of the text' : receivedText(found),
  };
}

/**
 * Reads what somebody wrote by hand. Of a key that an object has twice, JSON.parse would silently drop the first
 * value, so it is refused.
 */
export function readWrittenJson(text: string): Result<unknown, Problem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err(syntaxProblem(text));
  }
  const again = findRepeatedKey(text);
  if (again === undefined) return ok(value);
  return err({
    path: lineAndColumn(text, again.offset),
    expected: 'each key once in its object',
    received: `${receivedText(again.key)} for the second time`,
  });
}

interface RepeatedKey {
  readonly key: string;
  readonly offset: number;
}

function findRepeatedKey(text: string): RepeatedKey | undefined {
  const reader = new Reader(text);
  reader.value(0);
  return reader.repeated;
}

function lineAndColumn(text: string, offset: number): string {
  const line = text.slice(0, offset).split('\n').length;
  const column = offset - text.lastIndexOf('\n', offset - 1);
  return `line ${line}, column ${column}`;
}

class Reader {
  private at = 0;
  /** The first key that its object had before. */
  repeated: RepeatedKey | undefined;

  constructor(private readonly text: string) {}

  value(depth: number): SyntaxFault | undefined {
    this.take(SPACE);
    if (depth > DEEPEST) return this.fault(`at most ${DEEPEST} levels of nesting`);
    const next = this.text[this.at];
    if (next === '{') {
      const keys = new Set<string>();
      return this.list('}', 'a key in double quotes', () => this.member(depth, keys));
    }
    if (next === '[') return this.list(']', 'a value', () => this.value(depth + 1));
    if (next === '"') return this.string();
    return this.take(NUMBER) || this.take(WORD) ? undefined : this.fault('a value');
  }

  end(): SyntaxFault | undefined {
    this.take(SPACE);
    return this.at < this.text.length ? this.fault('the end of the text') : undefined;
  }

  private list(close: string, what: string, item: () => SyntaxFault | undefined): SyntaxFault | undefined {
    this.at++;
    this.take(SPACE);
    if (this.skip(close)) return undefined;
    for (;;) {
      this.take(SPACE);
      if (this.text[this.at] === close) return this.fault(`${what} after the comma`);
      const fault = item();
      if (fault !== undefined) return fault;
      this.take(SPACE);
      if (this.skip(close)) return undefined;
      if (!this.skip(',')) return this.fault(`a comma or ${close}`);
    }
  }

  private member(depth: number, keys: Set<string>): SyntaxFault | undefined {
    if (this.text[this.at] !== '"') return this.fault('a key in double quotes');
    const offset = this.at;
    const fault = this.string();
    if (fault !== undefined) return fault;
    const key = String(JSON.parse(this.text.slice(offset, this.at)));
    if (keys.has(key)) this.repeated ??= { key, offset };
    keys.add(key);
    this.take(SPACE);
    return this.skip(':') ? this.value(depth + 1) : this.fault('a colon');
  }

  /** In steps, since one pattern for a whole text could outgrow the stack of the engine. */
  private string(): SyntaxFault | undefined {
    this.at++;
    for (;;) {
      const start = this.at;
      this.take(PLAIN);
      for (let at = start; at < this.at; at++) {
        if (this.text[at] >= FIRST_PLAIN) continue;
        this.at = at;
        return this.fault('a text that ends with a double quote on the same line');
      }
      if (this.skip('"')) return undefined;
      if (this.at >= this.text.length) return this.fault('a double quote at the end of the text');
      if (!this.take(ESCAPE)) return this.fault('an escape like \\n, \\" or \\u00e4');
    }
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private skip(mark: string): boolean {
    if (this.text[this.at] !== mark) return false;
    this.at++;
    return true;
  }

  private fault(expected: string): SyntaxFault {
    return { offset: this.at, expected };
  }
}

import { hashText128 } from '../../base/hash-text';
import { fmix32, mix32 } from '../../base/keyed-hash';

/**
 * Ids as W3C trace context has them: 16 bytes for a trace, 8 for a span, in lower-case hexadecimal digits, never all zero.
 * They follow from the seed, the id of the client, the number of the request and the ordinal of the span, so none is
 * stored, and the same request has the same ids in every replay and on every line.
 */
export class TraceIds {
  /** By client: four words that its requests start from. */
  private readonly roots = new Map<string, Int32Array>();

  constructor(private readonly seed: number) {}

  traceId(client: string, number: number): string {
    return this.words(client, number).map(digits).join('');
  }

  /** `ordinal` counts the spans of a trace from 0. */
  spanId(client: string, number: number, ordinal: number): string {
    const [a, b, c, d] = this.words(client, number);
    return nonZero([mix32(mix32(a, c), ordinal), mix32(mix32(b, d), ~ordinal)])
      .map(digits)
      .join('');
  }

  private words(client: string, number: number): number[] {
    const [a, b, c, d] = this.rootOf(client);
    const first = mix32(a, number);
    const second = mix32(b, first);
    // Each word has met the number by itself, so that two requests differ in all of them.
    return nonZero([first, second, mix32(mix32(c, number), second), mix32(mix32(d, ~number), first)]);
  }

  private rootOf(client: string): Int32Array {
    const known = this.roots.get(client);
    if (known !== undefined) return known;
    const root = new Int32Array(4);
    hashText128(`trace/${client}`, this.seed, root, 0);
    this.roots.set(client, root);
    return root;
  }
}

/** An id of nothing but zeros says that there is none. */
function nonZero(words: number[]): number[] {
  return words.every((word) => word === 0) ? [...words.slice(1), fmix32(1)] : words;
}

function digits(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

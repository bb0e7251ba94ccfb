import { describe, expect, it } from 'vitest';
import { TraceIds } from './trace-ids';

describe('the ids of traces and spans', () => {
  it('have the form that W3C trace context asks for', () => {
    const ids = new TraceIds(7);
    for (let number = 1; number < 200; number++) {
      expect(ids.traceId('users', number)).toMatch(/^[0-9a-f]{32}$/);
      expect(ids.traceId('users', number)).not.toMatch(/^0+$/);
      expect(ids.spanId('users', number, number % 9)).toMatch(/^[0-9a-f]{16}$/);
    }
  });

  it('are the same on every engine, for ever', () => {
    const ids = new TraceIds(42);
    expect(ids.traceId('users', 1)).toBe('dc629464ba6651fcb24f27f829fd566a');
    expect(ids.traceId('users', 2)).toBe('c67d09027f345a4978ccf6fcc0776a71');
    expect(ids.spanId('users', 1, 0)).toBe('8122b039c625a8b6');
    expect(new TraceIds(42).spanId('users', 1, 0)).toBe(ids.spanId('users', 1, 0));
  });

  it('go by the seed, the client, the number and the span', () => {
    const ids = new TraceIds(42);
    const known = ids.traceId('users', 1);
    expect(new TraceIds(43).traceId('users', 1)).not.toBe(known);
    expect(new TraceIds(42 + 2 ** 40).traceId('users', 1)).not.toBe(known);
    expect(ids.traceId('crawlers', 1)).not.toBe(known);
    expect(ids.spanId('users', 1, 1)).not.toBe(ids.spanId('users', 1, 0));
    expect(ids.spanId('users', 2, 0)).not.toBe(ids.spanId('users', 1, 0));
  });

  it('never meet, not even in half of their digits', () => {
    const ids = new TraceIds(1);
    const [whole, left, right, spans] = [0, 1, 2, 3].map(() => new Set<string>());
    let count = 0;
    for (const client of ['a', 'b', 'users', 'admins']) {
      for (let number = 1; number <= 25_000; number++) {
        const id = ids.traceId(client, number);
        whole.add(id);
        left.add(id.slice(0, 16));
        right.add(id.slice(16));
        count++;
      }
      for (let ordinal = 0; ordinal < 25_000; ordinal++)
        spans.add(ids.spanId(client, 1 + (ordinal >> 5), ordinal & 31));
    }
    expect(whole.size).toBe(count);
    expect(left.size).toBe(count);
    expect(right.size).toBe(count);
    expect(spans.size).toBe(100_000);
  });
});

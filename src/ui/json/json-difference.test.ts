import { describe, expect, it } from 'vitest';
import { jsonDifference, jsonLines, type JsonLine } from './json-difference';

const SIGNS = { same: ' ', added: '+', removed: '-', changed: '~' } as const;

function drawn(lines: readonly JsonLine[]): readonly string[] {
  return lines.map(
    ({ mark, depth, text, was }) =>
      `${SIGNS[mark]} ${'  '.repeat(depth)}${text}${was === null ? '' : ` (was ${was})`}`,
  );
}

describe('a value as lines', () => {
  it('keeps the order of its keys, and closes what is empty at once', () => {
    const value = { id: 'web.17', items: [{ sku: 'a' }, 2], notes: [], address: null };
    expect(drawn(jsonLines(value))).toEqual([
      '  {',
      '    "id": "web.17",',
      '    "items": [',
      '      {',
      '        "sku": "a"',
      '      },',
      '      2',
      '    ],',
      '    "notes": [],',
      '    "address": null',
      '  }',
    ]);
  });
});

describe('how one value became another', () => {
  it('marks what changed, with what it was, and what came', () => {
    const before = { id: 'web.17', status: 'pending', total: 5 };
    const after = { id: 'web.17', status: 'cancelled', total: 5, reason: 'declined' };
    expect(drawn(jsonDifference(before, after))).toEqual([
      '  {',
      '    "id": "web.17",',
      '~   "status": "cancelled", (was "pending")',
      '    "total": 5,',
      '+   "reason": "declined"',
      '  }',
    ]);
  });

  it('shows what went where it stood', () => {
    expect(drawn(jsonDifference({ a: 1, b: 2, c: 3 }, { a: 1, c: 3 }))).toEqual([
      '  {',
      '    "a": 1,',
      '-   "b": 2,',
      '    "c": 3',
      '  }',
    ]);
    expect(drawn(jsonDifference({ z: 1, a: 1 }, { a: 1 }))[1]).toBe('-   "z": 1,');
  });

  it('finds an item that went from the middle of a list, and one that came to its end', () => {
    const list = (...names: readonly string[]) => names.map((name) => ({ name }));
    const gone = drawn(jsonDifference(list('a', 'b', 'c'), list('a', 'c')));
    expect(gone.filter((text) => text.startsWith('-'))).toEqual(['-   {', '-     "name": "b"', '-   },']);
    const come = drawn(jsonDifference(list('a'), list('a', 'b')));
    expect(come.filter((text) => text.startsWith('+'))).toEqual(['+   {', '+     "name": "b"', '+   }']);
    expect(come.some((text) => text.startsWith('~') || text.startsWith('-'))).toBe(false);
  });

  it('writes both where a value has become one of another kind', () => {
    expect(drawn(jsonDifference({ to: null }, { to: { city: 'Bonn' } }))).toEqual([
      '  {',
      '-   "to": null',
      '+   "to": {',
      '+     "city": "Bonn"',
      '+   }',
      '  }',
    ]);
  });

  it('takes all of it for new or gone where there was nothing or is nothing', () => {
    expect(drawn(jsonDifference(null, { a: 1 }))).toEqual(['+ {', '+   "a": 1', '+ }']);
    expect(drawn(jsonDifference({ a: 1 }, null))).toEqual(['- {', '-   "a": 1', '- }']);
    expect(jsonDifference(null, null)).toEqual([]);
  });
});

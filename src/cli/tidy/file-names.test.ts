import { describe, expect, it } from 'vitest';
import { checkFileLength, checkFileName } from './file-names';

const named = (path: string, text = ''): number => checkFileName({ path, text }).length;

describe('file names', () => {
  it.each([
    'src/base/trace-hash.ts',
    'src/base/heap.prop.test.ts',
    'src/README.md',
    'src/tsconfig.pure.json',
  ])('accepts %s', (path) => {
    expect(named(path)).toBe(0);
  });

  it.each(['src/base/traceHash.ts', 'src/base/Heap.ts', 'src/base/trace_hash.ts'])('rejects %s', (path) => {
    expect(named(path)).toBe(1);
  });

  it.each(['src/sim/utils.ts', 'src/sim/util.ts', 'src/ui/helpers.ts', 'src/base/index.ts'])(
    'rejects the sink %s',
    (path) => {
      expect(named(path)).toBe(1);
    },
  );

  it('wants JSX in .tsx', () => {
    expect(named('src/ui/card.tsx', 'const a = <Card />;')).toBe(0);
    expect(named('src/ui/card.tsx', "const a = '<Card />';")).toBe(1);
  });
});

describe('file length', () => {
  const lines = (count: number): string => 'a;\n'.repeat(count);

  it('allows 400 lines, and any length for tests', () => {
    expect(checkFileLength({ path: 'src/sim/a.ts', text: lines(400) })).toEqual([]);
    expect(checkFileLength({ path: 'src/sim/a.test.ts', text: lines(900) })).toEqual([]);
  });

  it('rejects 401', () => {
    expect(checkFileLength({ path: 'src/sim/a.ts', text: lines(401) })).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { importsOf, packageOf, resolveImport } from './imports';

const specifiersOf = (text: string): string[] =>
  importsOf({ path: 'src/sim/a.ts', text }).map((item) => item.specifier);

describe('imports', () => {
  it('finds static, dynamic, side-effect, re-exported and worker modules', () => {
    const text = [
      "import { a,\n b } from './one';",
      "import './two.css';",
      "export * from './three';",
      "const c = await import('./four');",
      "new Worker(new URL('./five.ts', import.meta.url));",
      "import d, * as e from 'six';",
    ].join('\n');
    expect(specifiersOf(text)).toEqual(['./one', './two.css', './three', './four', './five.ts', 'six']);
  });

  it('tells types from values, and counts a mixed import as a value', () => {
    const of = (text: string): boolean[] => importsOf({ path: 'a.ts', text }).map((item) => item.typeOnly);
    expect(of("import type { A } from './a';")).toEqual([true]);
    expect(of("export type { A } from './a';")).toEqual([true]);
    expect(of("import { type A, b } from './a';")).toEqual([false]);
  });

  it('reads no import from comments and strings', () => {
    expect(specifiersOf("// import './a';\nconst example = \"import './b';\";")).toEqual([]);
  });

  it('resolves a relative specifier from the folder of the file', () => {
    expect(resolveImport('src/sim/world/a.ts', '../../base/time')).toBe('src/base/time');
    expect(resolveImport('src/ui/a.tsx', './b.tsx')).toBe('src/ui/b');
  });

  it('names the package of a deep import', () => {
    expect(packageOf('zustand/vanilla')).toBe('zustand');
    expect(packageOf('@playwright/test/reporter')).toBe('@playwright/test');
  });
});

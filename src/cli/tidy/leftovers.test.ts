import { describe, expect, it } from 'vitest';
import { checkMachinePaths, checkMarkers, checkShortenedTests, checkTypeEscapes } from './leftovers';
import type { Finding, SourceFile } from './source-file';

const count = (rule: (file: SourceFile) => Finding[], text: string, path = 'src/sim/a.test.ts'): number =>
  rule({ path, text }).length;

describe('leftovers', () => {
  it('finds markers in comments and documents, not in code or strings', () => {
    expect(count(checkMarkers, '// TODO later')).toBe(1);
    expect(count(checkMarkers, '/* FIXME and HACK */')).toBe(2);
    expect(count(checkMarkers, 'XXX here', 'src/README.md')).toBe(1);
    expect(count(checkMarkers, "const words = ['TODO'];")).toBe(0);
    expect(count(checkMarkers, '// todos are a list here')).toBe(0);
  });

  it('finds casts that switch the types off', () => {
    expect(count(checkTypeEscapes, 'a as any')).toBe(1);
    expect(count(checkTypeEscapes, 'a as unknown as B')).toBe(1);
    expect(count(checkTypeEscapes, 'a as unknown')).toBe(0);
    expect(count(checkTypeEscapes, "'a as any' + b // as any")).toBe(0);
  });

  it('never keeps only, and wants a reason beside skip', () => {
    expect(count(checkShortenedTests, "it.only('a', f)")).toBe(1);
    expect(count(checkShortenedTests, "// a reason\ndescribe.only('a', f)")).toBe(1);
    expect(count(checkShortenedTests, "it.skip('a', f)")).toBe(1);
    expect(count(checkShortenedTests, "it.concurrent.skip('a', f)")).toBe(1);
    expect(count(checkShortenedTests, "// Needs a GPU.\nit.skip('a', f)")).toBe(0);
    expect(count(checkShortenedTests, "it('a', f); list.skip(1)")).toBe(0);
  });

  it('finds paths of one machine, not URLs and relative paths', () => {
    const machine = ['', 'work', 'main'].join('/');
    expect(count(checkMachinePaths, `const top = '${machine}';`)).toBe(1);
    expect(count(checkMachinePaths, `See ${machine} there`, 'README.md')).toBe(1);
    expect(count(checkMachinePaths, `import '.${machine}'; // https://example.org${machine}`)).toBe(0);
  });
});

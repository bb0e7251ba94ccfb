import { describe, expect, it } from 'vitest';
import { checkRuleFolders } from './rule-folders';

const folder = 'src/patterns/retry';
const settings = { path: `${folder}/settings.ts`, text: '' };
const spec = (text: string) => ({ path: `${folder}/SPEC.md`, text });
const test = (text: string) => ({ path: `${folder}/engine.test.ts`, text });
const problems = (...files: { path: string; text: string }[]): string[] =>
  checkRuleFolders(files).map((finding) => finding.message);

describe('folders with rules', () => {
  it('accepts a folder whose every rule is cited, in list, heading and table', () => {
    const rules = '# Retry\n\n- **RT-1** One.\n### RT-2 Two\n| RT-3 | Three |\nSee RT-9 in the text.\n';
    expect(problems(settings, spec(rules), test("it('RT-1, RT-2 and (RT-3)')"))).toEqual([]);
  });

  it('wants SPEC.md and settings.ts', () => {
    expect(problems(test(''))).toEqual([
      expect.stringContaining('no SPEC.md'),
      expect.stringContaining('no settings.ts'),
    ]);
  });

  it('names the rule that no test cites, and is not content with a longer id', () => {
    expect(problems(settings, spec('- RT-1 One.'), test("it('RT-11')"))).toEqual([
      expect.stringContaining('cites RT-1:'),
    ]);
  });

  it('rejects a rule defined twice and a SPEC.md without rules', () => {
    expect(problems(settings, spec('- RT-1 a\n- RT-1 b'), test('RT-1'))).toEqual([
      expect.stringContaining('defined twice'),
    ]);
    expect(problems(settings, spec('# Retry'), test(''))).toEqual([
      expect.stringContaining('no numbered rules'),
    ]);
  });

  it('holds other folders to the rules that they have, in tests of any folder inside', () => {
    const other = { path: 'src/domain/SPEC.md', text: '- SH-1 One.' };
    const inside = { path: 'src/domain/orders/orders.test.ts', text: "it('SH-1')" };
    expect(problems(other, inside)).toEqual([]);
    expect(problems(other)).toEqual([expect.stringContaining('cites SH-1:')]);
  });

  it('leaves files beside the folders alone', () => {
    expect(problems({ path: 'src/patterns/registry.ts', text: '' })).toEqual([]);
  });
});

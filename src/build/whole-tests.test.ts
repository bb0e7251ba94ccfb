import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeModule } from './whole-tests';

const FILES = {
  'one.test.ts': `
    import { sep } from 'node:path';
    import classes from './one.module.css';
    import { count, folder } from './inner/part';
    export const later = async () => (await import('./late')).late;
    export { classes, count, folder, sep };`,
  'one.module.css': '.wide { color: red; }',
  'late.ts': 'globalThis.lateCame = true; export const late: string = "late";',
  'inner/part.ts': `
    let calls = 0;
    export const count = (): number => ++calls;
    export const folder = import.meta.dirname;`,
};

let top = '';

beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'whole-tests-'));
  mkdirSync(join(top, 'inner'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(top, name), text);
});

afterAll(() => rmSync(top, { recursive: true }));

describe('a file of tests with all that it imports', () => {
  it('is one module, which needs only libraries, and knows the file of each line', async () => {
    const { code, moduleIds, map } = await wholeModule(join(top, 'one.test.ts'));
    expect([...code.matchAll(/\bfrom ?["'](.+?)["']/g)].map(([, name]) => name)).toEqual(['node:path']);
    expect(moduleIds).toEqual(expect.arrayContaining([join(top, 'late.ts'), join(top, 'inner/part.ts')]));
    expect(map?.sources).toContain(join(top, 'inner/part.ts'));
  });

  it('remembers nothing of another one, and does late what it imports late', async () => {
    const { code } = await wholeModule(join(top, 'one.test.ts'));
    const load = async (time: number) =>
      import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}//${time}`);
    const [first, second] = [await load(1), await load(2)];
    expect([first.count(), first.count(), second.count()]).toEqual([1, 2, 1]);
    expect('lateCame' in globalThis).toBe(false);
    expect(await first.later()).toBe('late');
    expect('lateCame' in globalThis).toBe(true);
    expect([first.folder, first.classes.wide, first.sep]).toEqual([join(top, 'inner'), 'wide', sep]);
  });
});

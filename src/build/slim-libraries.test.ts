import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportsOf } from './left-out';
import { EMPTIED, slimRecharts } from './slim-recharts';

const recharts = join(import.meta.dirname, '../../node_modules/recharts/es6');
const textOf = (path: string): string => readFileSync(join(recharts, `${path}.js`), 'utf8');

describe('Recharts as the lab needs it', () => {
  it.each(Object.keys(EMPTIED))('keeps the exports of %s', (path) => {
    const exports = exportsOf(slimRecharts(path, textOf(path)));
    expect(exports.toSorted()).toEqual(exportsOf(textOf(path)).toSorted());
    expect(exports.length).toBeGreaterThan(0);
  });

  it('leaves every other file as it is', () => {
    const code = textOf('chart/CategoricalChart');
    expect(slimRecharts('chart/CategoricalChart', code)).toBe(code);
  });

  it('says so when a part is called that was left out', async () => {
    const code = slimRecharts('util/PolarUtils', 'export var polarToCartesian = () => 1;');
    const call = import(`data:text/javascript,${encodeURIComponent(`${code}\nmissing();`)}`);
    await expect(call).rejects.toThrow(
      'Parts of Recharts (util/PolarUtils) are left out of this build: see src/build',
    );
  });
});

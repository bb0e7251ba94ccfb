import { expect, it } from 'vitest';
import { withWholeNames } from './driver-declarations';

it('names files with their endings, in every form, and leaves packages alone', () => {
  const { text, named } = withWholeNames(
    [
      `import type { A } from './a';`,
      `export * from "../b/c";`,
      `import './d';`,
      `export declare const e: import('../e').E;`,
      `import type { F } from 'f';`,
    ].join('\n'),
  );
  expect(text.split('\n')).toEqual([
    `import type { A } from './a.js';`,
    `export * from "../b/c.js";`,
    `import './d.js';`,
    `export declare const e: import('../e.js').E;`,
    `import type { F } from 'f';`,
  ]);
  expect(named).toEqual(['./a', '../b/c', './d', '../e']);
});

import { expect, it } from 'vitest';
import { examplesIn } from './readme-examples';

it('finds blocks of TypeScript under their headings, and what they print', () => {
  const text = [
    '# Guide',
    '```sh',
    'npm ci',
    '```',
    '```ts',
    "console.log('a', 1);",
    '// → a 1',
    'for (const letter of "bc") {',
    '  console.log(letter);',
    '  // → b',
    '  // → c',
    '}',
    '```',
    '```ts',
    '# no heading',
    '```',
    '## Next',
    '```ts',
    '```',
  ].join('\n');
  expect(examplesIn(text).map(({ name, line, prints }) => [name, line, prints])).toEqual([
    ['Guide', 6, ['a 1', 'b', 'c']],
    ['Guide, 2', 15, []],
    ['Next', 19, []],
  ]);
  expect(examplesIn(text)[1].code).toBe('# no heading');
});

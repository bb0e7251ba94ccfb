import { expect, it } from 'vitest';
import { withoutWords } from './settings-without-words';

it('takes labels and help out of a declaration, and leaves what a file is checked by', () => {
  const code = `
    one: { kind: 'number', label: 'One', help: 'It isn\\'t "much".' + ' Really.', least: 1 },
    two: { label: "Two", default: 'label: none' },`;
  expect(withoutWords(code).replaceAll(/\s+/g, ' ')).toBe(
    " one: { kind: 'number', least: 1 }, two: { default: 'label: none' },",
  );
});

import { describe, expect, it } from 'vitest';
import { smaller } from './smaller-code';

describe('code that is made smaller', () => {
  it('does the same with fewer letters, and keeps what it exports', async () => {
    const code = 'const unused = 1; export const sum = (first, second) => { return first + second; };';
    const made = await smaller(code);
    expect(made.length).toBeLessThan(code.length);
    const { sum } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(made)}`);
    expect(sum(2, 3)).toBe(5);
  });

  it('stays as it is where it cannot become smaller', async () => {
    expect(await smaller('let a=1;export{a};')).toHaveLength('let a=1;export{a};'.length);
  });
});

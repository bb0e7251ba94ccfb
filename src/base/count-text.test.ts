import { describe, expect, it } from 'vitest';
import { countText } from './count-text';

describe('countText', () => {
  it('sets thousands apart by a thin space', () => {
    expect([0, 999, 1000, 12_345, 1_234_567].map(countText)).toEqual([
      '0',
      '999',
      '1\u2009000',
      '12\u2009345',
      '1\u2009234\u2009567',
    ]);
  });
});

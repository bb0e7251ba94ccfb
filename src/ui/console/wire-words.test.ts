import { describe, expect, it } from 'vitest';
import { pathOf, rowWords } from './wire-words';

const url = 'http://127.0.0.1:9000/base/things?page=2';

describe('a row of the wire', () => {
  it('leaves out whose server it was', () => {
    expect(pathOf({ url })).toBe('/base/things?page=2');
    expect(pathOf({ url: '/mock/orders/orders' })).toBe('/mock/orders/orders');
    const words = 'http://127.0.0.1:9000 does not answer: nobody listens there.';
    expect(rowWords({ url, words })).toBe('does not answer: nobody listens there.');
    expect(rowWords({ url: 'http://127.0.0.1:900/things', words })).toBe(words);
  });

  it('leaves out what came when, unless there is no more to say', () => {
    const came = '600 after 6.7 ms, 2 bytes of application/json.';
    expect(rowWords({ url, words: came })).toBe(came);
    expect(rowWords({ url, words: `${came} It counts as a failure.` })).toBe('It counts as a failure.');
  });
});

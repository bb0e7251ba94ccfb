import { describe, expect, it } from 'vitest';
import type { ReadQuery } from '../../worker/read-models';
import { KIND_WORDS } from './kind-words';
import { isNarrowed, NO_DRAFT, queryOf } from './query-draft';
import { missingWords, nothingWords, pageWords, shownWords, totalWords } from './query-words';
import { readDocument, readModelRow, readResult, slowRow } from './read-models.test-support';
import { sharedPart } from './shared-part';

describe('what is asked', () => {
  const draft = { text: ' tea ', customer: ' customer-4 ', status: 'pending', page: 2 };

  it('has the fields that a read model of this kind heeds', () => {
    expect(queryOf('orders', draft)).toEqual({ text: 'tea', status: 'pending', page: 2 });
    expect(queryOf('customer-orders', draft)).toEqual({
      text: 'tea',
      customer: 'customer-4',
      status: 'pending',
      page: 2,
    });
    expect(queryOf('users', NO_DRAFT)).toEqual({ page: 1 });
  });

  it('is narrowed by anything that leaves some out', () => {
    expect(isNarrowed({ page: 1 })).toBe(false);
    for (const query of [{ page: 2 }, { text: 'x', page: 1 }, { status: 'paid', page: 1 }]) {
      expect(isNarrowed(query)).toBe(true);
    }
  });
});

describe('what was found', () => {
  it('is read from the document, whatever is missing there', () => {
    const read = (kind: keyof typeof KIND_WORDS, document: Parameters<typeof sharedPart>[0]) =>
      KIND_WORDS[kind].columns.map(({ textOf }) => textOf(document));
    const { document } = readDocument();
    expect(read('orders', document)).toEqual(['pending', 'Ada Lovelace', '2 × Tea kettle', '8\u2009400']);
    expect(
      read('orders', {
        customerId: 'customer-4',
        customerName: null,
        items: [{ productId: 'p', quantity: 1 }],
      }),
    ).toEqual(['', 'customer-4', '1 × p', '']);
    expect(read('customer-orders', { status: 'paid', lines: [{}, {}] })).toEqual(['', 'paid', '2', '']);
    expect(read('users', null)).toEqual(['', '', '']);
    expect(read('items', [])).toEqual(['', '', '']);
  });

  it('is counted and paged in words', () => {
    expect(totalWords(1, 'users')).toBe('1 user');
    expect(totalWords(1377, 'customer-orders')).toBe('1\u2009377 orders');
    expect(pageWords({ page: 1, pages: 0 })).toBe('page 1 of 1');
  });

  it('says when the write side knows something newer', () => {
    expect(shownWords(readDocument())).toBe('shows event 1\u2009180, the write side is at 1\u2009204');
    expect(shownWords(readDocument({ isBehind: false }))).toBe('shows event 1\u2009180, nothing newer');
    expect(shownWords(readDocument({ document: null, position: 0 }))).toBe(
      'not shown here, the write side is at 1\u2009204',
    );
  });

  it('says what was put aside of it, which is not the same as not to be heard of', () => {
    const parked = { kind: 'parked', events: [335, 1336] } as const;
    const found = readDocument({ document: null, position: 0, isBehind: false, held: parked });
    expect(shownWords(found)).toBe('not shown here, parked (events 335, 1\u2009336)');
    const skipped = { kind: 'skipped', events: [1190] } as const;
    expect(shownWords(readDocument({ held: skipped }))).toBe(
      'shows event 1\u2009180, skipped (event 1\u2009190), the write side is at 1\u2009204',
    );
    expect(missingWords(null)).toContain('has not heard of it');
    expect(missingWords(parked)).toContain('are parked');
    expect(missingWords(skipped)).toContain('were skipped');
  });
});

describe('an answer without documents', () => {
  const said = (query: Partial<ReadQuery>, row = readModelRow(), total = 0): string =>
    nothingWords(row, {
      query: { page: 1, ...query },
      result: readResult({ documents: [], total }),
    });

  it('says whether the read model is empty or nothing fits', () => {
    expect(said({}, readModelRow({ documents: 0 }))).toContain('Orders holds nothing yet');
    expect(said({ text: 'tea', status: 'paid' })).toBe('No orders that are paid that fit “tea” show here.');
    expect(said({ customer: 'customer-9' })).toContain('No orders of a customer “customer-9” show here');
    expect(said({ page: 9 }, readModelRow(), 3)).toContain('only 3 orders');
  });

  it('of one that is behind says that the newest may be missing', () => {
    expect(said({ text: 'tea' }, slowRow())).toContain('What was written last may not show yet.');
    expect(said({ text: 'tea' })).not.toContain('may not show yet');
  });
});

describe('the part that document and row share', () => {
  it('leaves out what only one of them speaks of, also within lists', () => {
    const { document, written } = readDocument();
    expect(sharedPart(document, written)).toEqual({
      id: 'web.17',
      status: 'pending',
      customerId: 'customer-4',
      items: [{ itemId: '1', productId: 'product-4', quantity: 2 }],
      totalCents: 8400,
    });
    expect(sharedPart(written, document)).toMatchObject({ status: 'confirmed' });
    expect(sharedPart(written, document)).not.toHaveProperty('version');
  });

  it('keeps an item that the other does not have: that is a difference', () => {
    expect(sharedPart([{ a: 1 }, { b: 2 }], [{ a: 3 }])).toEqual([{ a: 1 }, { b: 2 }]);
    expect(sharedPart({ a: [1] }, { a: 'none' })).toEqual({ a: [1] });
    expect(sharedPart(null, { a: 1 })).toBe(null);
  });
});

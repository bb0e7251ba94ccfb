import { describe, expect, it } from 'vitest';
import { gistOf } from './event-gist';

describe('what an event says in a few words', () => {
  it('is its money, its pieces, its reason, or a name', () => {
    expect(gistOf({ type: 'payment.charged', amountCents: 1_234_500 })).toBe('1\u2009234\u2009500 cents');
    const lines = [
      { productId: 'product-4', quantity: 3 },
      { productId: 'product-1', quantity: 1 },
    ];
    expect(gistOf({ type: 'inventory.reserved', lines })).toBe('3 of product-4, 1 of product-1');
    expect(gistOf({ type: 'inventory.restocked', quantity: 20 })).toBe('20 pieces');
    expect(gistOf({ type: 'order.cancelled', reason: 'taken back' })).toBe('taken back');
    expect(gistOf({ type: 'user.created', name: 'Ines Okafor' })).toBe('Ines Okafor');
  });

  it('is nothing where the type says all, or where there is no event', () => {
    expect(gistOf({ type: 'order.delivered' })).toBe('');
    expect(gistOf(null)).toBe('');
    expect(gistOf([1])).toBe('');
    expect(gistOf({ lines: ['x', { quantity: 2 }] })).toBe('');
  });
});

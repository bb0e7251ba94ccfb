import { describe, expect, it } from 'vitest';
import { nearestWord } from './nearest-word';

const KEYS = ['failureThreshold', 'openForMs', 'windowMs'];

describe('the nearest known word', () => {
  it('finds a slip of the hand, whatever the case', () => {
    expect(nearestWord('failureTreshold', KEYS)).toBe('failureThreshold');
    expect(nearestWord('OPENFORMS', KEYS)).toBe('openForMs');
    expect(nearestWord('windowSM', KEYS)).toBe('windowMs');
  });

  it('prefers the nearer of two', () => {
    expect(nearestWord('cat', ['cart', 'cat', 'bat'])).toBe('cat');
    expect(nearestWord('carts', ['cat', 'cart'])).toBe('cart');
  });

  it('suggests nothing when nothing is near', () => {
    expect(nearestWord('colour', KEYS)).toBeNull();
    expect(nearestWord('', KEYS)).toBeNull();
    expect(nearestWord('x'.repeat(10_000), KEYS)).toBeNull();
  });
});

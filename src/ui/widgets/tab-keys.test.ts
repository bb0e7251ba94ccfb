import { describe, expect, it } from 'vitest';
import { nextTab } from './tab-keys';

const ids = ['charts', 'events', 'log'] as const;

describe('keys on tabs', () => {
  it('go on and back, round the ends', () => {
    expect(nextTab(ids, 'charts', 'ArrowRight')).toBe('events');
    expect(nextTab(ids, 'log', 'ArrowRight')).toBe('charts');
    expect(nextTab(ids, 'charts', 'ArrowLeft')).toBe('log');
    expect(nextTab(ids, 'log', 'ArrowLeft')).toBe('events');
  });

  it('jump to the ends, and leave other keys alone', () => {
    expect(nextTab(ids, 'events', 'Home')).toBe('charts');
    expect(nextTab(ids, 'events', 'End')).toBe('log');
    expect(nextTab(ids, 'events', 'ArrowDown')).toBeUndefined();
  });
});

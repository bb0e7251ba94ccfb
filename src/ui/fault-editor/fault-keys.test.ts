import { describe, expect, it } from 'vitest';
import { PLAIN_FAULTS } from '../timeline/faults.test-support';
import { barCommand, type BarKey } from './fault-keys';

const { crash, degraded } = PLAIN_FAULTS;
const NONE = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const press = (key: string, held: Partial<BarKey> = {}, fault: typeof crash | typeof degraded = crash) =>
  barCommand({ ...NONE, key, ...held }, fault, { duration: 90_000, now: 0 });

describe('the keys of a bar', () => {
  it('move it by a second or a tenth of one', () => {
    expect(press('ArrowRight', { altKey: true })).toMatchObject({ to: { fromMs: 21_000, toMs: 46_000 } });
    expect(press('ArrowLeft', { altKey: true, shiftKey: true })).toMatchObject({ to: { fromMs: 19_900 } });
  });

  it('move its end, and make its ramps longer', () => {
    const end = { altKey: true, ctrlKey: true };
    expect(press('ArrowLeft', end)).toMatchObject({ to: { fromMs: 20_000, toMs: 44_000 } });
    expect(press('ArrowUp', { altKey: true }, degraded)).toMatchObject({ to: { rampInMs: 1000 } });
    expect(press('ArrowUp', end, degraded)).toMatchObject({ to: { rampOutMs: 1000 } });
    expect(press('ArrowDown', end, degraded)).toMatchObject({ to: { rampOutMs: 0 } });
  });

  it('say how often it comes', () => {
    expect(press('+')).toMatchObject({ to: { times: 2, everyMs: 50_000 } });
    expect(press('-')).toMatchObject({ to: { times: 1 } });
  });

  it('open, double and delete it, and are nothing else', () => {
    expect(['Enter', 'd', 'Delete', 'Escape'].map((key) => press(key)?.does)).toEqual([
      'open',
      'duplicate',
      'delete',
      'give-up',
    ]);
    for (const key of ['ArrowRight', 'k', ' ', 'Tab']) expect(press(key)).toBeUndefined();
    expect(press('d', { ctrlKey: true })).toBeUndefined();
    expect(press('Enter', { metaKey: true })).toBeUndefined();
  });
});

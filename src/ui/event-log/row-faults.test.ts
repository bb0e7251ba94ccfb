import { describe, expect, it } from 'vitest';
import { PLAIN_FAULTS } from '../timeline/faults.test-support';
import { faultsAt } from './row-faults';

const { crash, hang } = PLAIN_FAULTS;

describe('the faults at the moment of a row', () => {
  it('are those that act then, beginning and end included', () => {
    expect(faultsAt([crash], 19.999e9)).toBe('');
    expect(faultsAt([crash], 20e9)).toBe('It');
    expect(faultsAt([crash], 45e9)).toBe('It');
    expect(faultsAt([crash], 45.001e9)).toBe('');
    expect(faultsAt([{ ...crash, enabled: false }], 30e9)).toBe('');
    expect(faultsAt([{ ...crash, toMs: 22_000, times: 2, everyMs: 10_000 }], 31e9)).toBe('It');
    expect(faultsAt([{ ...crash, toMs: 22_000, times: 2, everyMs: 10_000 }], 25e9)).toBe('');
  });

  it('are each named once, and of many only some', () => {
    const named = (name: string) => ({ ...hang, id: name, name });
    expect(faultsAt([crash, crash, named('Slow')], 30e9)).toBe('It, Slow');
    expect(faultsAt(['a', 'b', 'c', 'd', 'e'].map(named), 30e9)).toBe('a, b, c and 2 more');
  });
});

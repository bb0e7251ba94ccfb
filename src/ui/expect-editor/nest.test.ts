import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../scenario/expect/format';
import { shopScenario } from '../inspector/scenario.test-support';
import { addedTo, copied, freeId, idsOf, mayHoldGroups } from './nest';

const [opens, good] = shopScenario().expect;
const group: Extract<Expectation, { kind: 'all' | 'any' }> = { id: 'both', kind: 'all', of: [opens, good] };

describe('expectations inside others', () => {
  it('have ids of their own, also as copies', () => {
    expect(idsOf([group])).toEqual(['both', 'opens', 'good']);
    const copy = copied(group, idsOf([group]));
    expect(idsOf([copy])).toEqual(['both-2', 'opens-2', 'good-2']);
    expect(freeId(['a', 'a-2'], 'a')).toBe('a-3');
  });

  it('come behind those that are there', () => {
    expect(addedTo(group, { ...good, id: 'more' }).of.map(({ id }) => id)).toEqual(['opens', 'good', 'more']);
  });

  it('hold others only so deep', () => {
    expect([[], [0], [0, 0], [0, 0, 0]].map(mayHoldGroups)).toEqual([true, true, true, false]);
  });
});

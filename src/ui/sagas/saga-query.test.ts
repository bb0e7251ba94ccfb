import { describe, expect, it } from 'vitest';
import { ALL_SAGAS, filterOf, isFiltered, toggledStates } from './saga-query';

describe('what is looked for among sagas', () => {
  it('leaves out what filters nothing', () => {
    expect(filterOf(ALL_SAGAS)).toEqual({});
    expect(isFiltered({ ...ALL_SAGAS, text: '  ' })).toBe(false);
  });

  it('is told to the worker', () => {
    const query = { saga: 'order', states: ['stuck'], text: ' ord-7 ' } as const;
    expect(filterOf(query)).toEqual({ saga: 'order', states: ['stuck'], text: 'ord-7' });
    expect(isFiltered(query)).toBe(true);
  });

  it('takes states in and out', () => {
    expect(toggledStates(['stuck'], 'running')).toEqual(['stuck', 'running']);
    expect(toggledStates(['stuck', 'running'], 'stuck')).toEqual(['running']);
  });
});

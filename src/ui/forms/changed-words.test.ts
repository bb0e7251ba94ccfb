import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { queueFields, workFields } from '../../scenario/node-settings';
import { changedWords } from './changed-words';
import { settingsIn } from './settings-in';

describe('a folded form', () => {
  const usual = defaultsOf(queueFields);

  it('says what is not at its default', () => {
    expect(changedWords(queueFields, usual)).toBe('as usual');
    expect(changedWords(queueFields, { ...usual, queueRoom: 10, queueOrder: 'lifo' })).toBe(
      'room 10, next is the newest request',
    );
  });

  it('says nothing of what does not matter', () => {
    expect(changedWords(queueFields, { ...usual, neededMs: 20 })).toBe('as usual');
    expect(changedWords(queueFields, { ...usual, dropsLate: true, neededMs: 20 })).toContain(
      'time needed 20 ms',
    );
  });

  it('is about its own settings of a part alone', () => {
    const node = { ...defaultsOf(workFields), id: 'orders', tags: ['a'] };
    expect(settingsIn(workFields, node)).toEqual(defaultsOf(workFields));
  });
});

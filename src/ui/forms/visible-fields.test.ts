import { describe, expect, it } from 'vitest';
import type { SettingFields } from '../../base/settings';
import { foldFields, sameValue, valueOf, visibleKeys } from './visible-fields';

const number = { kind: 'integer', label: 'N', help: 'N.', min: 0, max: 9, default: 3 } as const;
const fields: SettingFields = {
  mode: {
    kind: 'choice',
    label: 'Mode',
    help: 'M.',
    options: [
      { value: 'plain', label: 'plain' },
      { value: 'rich', label: 'rich' },
    ],
    default: 'plain',
  },
  first: number,
  second: { ...number, when: { field: 'mode', is: ['rich'] } },
  third: number,
  on: { kind: 'flag', label: 'On', help: 'O.', default: false },
  fourth: { ...number, when: { field: 'on', is: [true] } },
};

const none = (): boolean => false;

describe('visible fields', () => {
  it('hides a field whose condition does not hold', () => {
    expect(visibleKeys(fields, {})).toEqual(['mode', 'first', 'third', 'on']);
    expect(visibleKeys(fields, { mode: 'rich', on: true })).toEqual([
      'mode',
      'first',
      'second',
      'third',
      'on',
      'fourth',
    ]);
  });

  it('hides what depends on a hidden field', () => {
    const deep: SettingFields = {
      mode: fields.mode,
      on: { kind: 'flag', label: 'On', help: 'O.', default: true, when: { field: 'mode', is: ['rich'] } },
      deep: { ...number, when: { field: 'on', is: [true] } },
    };
    expect(visibleKeys(deep, { mode: 'plain' })).toEqual(['mode']);
    expect(visibleKeys(deep, { mode: 'rich' })).toEqual(['mode', 'on', 'deep']);
  });

  it('shows a field that depends on a field that is not part of the form', () => {
    expect(visibleKeys({ a: { ...number, when: { field: 'elsewhere', is: ['x'] } } }, {})).toEqual(['a']);
  });

  it('reads what is not set from the declaration', () => {
    expect(valueOf(fields, {}, 'first')).toBe(3);
    expect(valueOf(fields, { first: 0 }, 'first')).toBe(0);
    expect(valueOf(fields, { on: false }, 'on')).toBe(false);
  });
});

describe('folding', () => {
  it('folds what stands at its default and shows what was changed, in the declared order', () => {
    expect(foldFields(fields, { third: 7 }, none)).toEqual({
      shown: ['third'],
      folded: ['mode', 'first', 'on'],
    });
  });

  it('keeps the fields that are named', () => {
    expect(foldFields(fields, {}, (key) => key === 'mode')).toEqual({
      shown: ['mode'],
      folded: ['first', 'third', 'on'],
    });
  });

  it('does not fold a single field', () => {
    expect(foldFields(fields, {}, (key) => key !== 'first')).toEqual({
      shown: ['mode', 'first', 'third', 'on'],
      folded: [],
    });
  });

  it('counts only fields that matter now', () => {
    const { folded } = foldFields(fields, { mode: 'rich' }, none);
    expect(folded).toEqual(['first', 'second', 'third', 'on']);
  });
});

describe('equal values', () => {
  it('compares lists by their items', () => {
    expect(sameValue(['a', 'b'], ['a', 'b'])).toBe(true);
    expect(sameValue(['a', 'b'], ['a'])).toBe(false);
    expect(sameValue(['a'], 'a')).toBe(false);
    expect(sameValue(1, 1)).toBe(true);
    expect(sameValue(true, 1)).toBe(false);
  });
});

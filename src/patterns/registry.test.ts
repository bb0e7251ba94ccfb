import { describe, expect, it } from 'vitest';
import { checkSettings, defaultsOf } from '../base/check-settings';
import type { SettingFields } from '../base/settings';
import { PATTERN_IDS, patterns } from './registry';

const infos = Object.entries(patterns).map(([key, pattern]) => ({
  key,
  ...pattern,
  fields: pattern.fields as SettingFields,
}));

describe('the registry of patterns', () => {
  it('lists each pattern under its own id', () => {
    expect(infos.map(({ key, id }) => [key, id])).toEqual(PATTERN_IDS.map((id) => [id, id]));
  });

  it.each(infos)('$id has a title and a one-line summary that ends in a full stop', ({ title, summary }) => {
    expect(title).toMatch(/^[A-Z]/);
    expect(summary).toMatch(/^[A-Z][^\n]*\.$/);
    expect(summary.length).toBeLessThan(110);
  });

  it.each(infos)('$id has defaults that its own fields accept', ({ fields }) => {
    expect(checkSettings(fields, defaultsOf(fields), 'settings')).toEqual({
      ok: true,
      value: defaultsOf(fields),
    });
  });

  it.each(infos)('$id says of every field what it is, in a sentence', ({ fields }) => {
    for (const field of Object.values(fields)) {
      expect(field.label).not.toBe('');
      expect(field.help).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each(infos)('$id makes fields depend only on options that exist', ({ fields }) => {
    for (const { when } of Object.values(fields)) {
      if (when === undefined) continue;
      const other = fields[when.field];
      expect(other?.kind).toBe('choice');
      if (other.kind !== 'choice') continue;
      const options: unknown[] = other.options.map((option) => option.value);
      for (const value of when.is) expect(options).toContain(value);
    }
  });
});

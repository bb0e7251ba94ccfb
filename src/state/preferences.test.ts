import { describe, expect, it } from 'vitest';
import { createPreferences, foldPanel, takeOver } from './preferences';
import { DEFAULT_PREFERENCES, parsePreferences } from './read-preferences';

function memory(kept: string | null = null) {
  const storage = { kept, read: () => storage.kept, write: (text: string) => void (storage.kept = text) };
  return storage;
}

describe('preferences', () => {
  it('begin with the defaults and come back as they were left', () => {
    const storage = memory();
    const store = createPreferences(storage);
    expect(store.getState()).toEqual(DEFAULT_PREFERENCES);
    foldPanel(store, 'dock', true);
    store.setState({ theme: 'dark' });
    const again = createPreferences(storage).getState();
    expect(again).toEqual(store.getState());
  });

  it('of two tabs keep of each field what was changed last, and take over how everything looks', () => {
    const storage = memory();
    const [one, other] = [createPreferences(storage), createPreferences(storage)];
    one.setState({ theme: 'dark' });
    other.setState({ minimap: true });
    expect(parsePreferences(storage.kept)).toMatchObject({ theme: 'dark', minimap: true });
    other.setState({ theme: 'light' });
    const { kept } = storage;
    takeOver(one, storage.kept);
    expect(one.getState()).toMatchObject({ theme: 'light', minimap: false });
    expect(storage.kept).toBe(kept);
    one.setState({ scale: 'projector' });
    expect(parsePreferences(storage.kept)).toMatchObject({
      theme: 'light',
      minimap: true,
      scale: 'projector',
    });
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{"theme":'],
    ['another kind', '[1, 2]'],
    ['null', 'null'],
  ])('fall back to the defaults on %s', (_what, text) => {
    expect(parsePreferences(text)).toEqual(DEFAULT_PREFERENCES);
  });

  it('keep what can be read when a part is spoiled', () => {
    const spoiled = {
      theme: 'pink',
      scale: 'projector',
      folded: { dock: true, rail: 'yes' },
      sizes: { main: [70, 30], side: ['wide'] },
      minimap: 1,
    };
    expect(parsePreferences(JSON.stringify(spoiled))).toEqual({
      ...DEFAULT_PREFERENCES,
      scale: 'projector',
      folded: { ...DEFAULT_PREFERENCES.folded, dock: true },
      sizes: { main: [70, 30] },
    });
  });
});

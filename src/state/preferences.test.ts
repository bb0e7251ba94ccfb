import { describe, expect, it } from 'vitest';
import { createPreferences, foldPanel, forgetPositions, placeNode } from './preferences';
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
    placeNode(store, 'payment-outage', 'orders', { x: 4, y: -2.5 });
    placeNode(store, 'other', 'orders', { x: 1, y: 1 });
    store.setState({ theme: 'dark' });
    const again = createPreferences(storage).getState();
    expect(again).toEqual(store.getState());
    expect(again.positions['payment-outage']).toEqual({ orders: { x: 4, y: -2.5 } });
  });

  it('forget the places of one scenario alone', () => {
    const store = createPreferences(memory());
    placeNode(store, 'a', 'n', { x: 1, y: 1 });
    placeNode(store, 'b', 'n', { x: 2, y: 2 });
    forgetPositions(store, 'a');
    expect(store.getState().positions).toEqual({ b: { n: { x: 2, y: 2 } } });
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
      positions: { a: { n: { x: 1, y: 2 }, m: { x: 'left' } }, b: 7 },
      minimap: 1,
    };
    expect(parsePreferences(JSON.stringify(spoiled))).toEqual({
      ...DEFAULT_PREFERENCES,
      scale: 'projector',
      folded: { ...DEFAULT_PREFERENCES.folded, dock: true },
      sizes: { main: [70, 30] },
      positions: { a: { n: { x: 1, y: 2 } }, b: {} },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { roomOf } from './breakpoints';
import { keptSize, withSize } from './kept-sizes';

describe('roomOf', () => {
  it.each([
    [390, 'phone'],
    [639, 'phone'],
    [640, 'narrow'],
    [1023, 'narrow'],
    [1024, 'medium'],
    [1279, 'medium'],
    [1280, 'normal'],
    [1919, 'normal'],
    [1920, 'wide'],
  ] as const)('%d pixels are %s', (width, room) => {
    expect(roomOf(width, 1)).toBe(room);
  });

  it('has less room on an enlarged page', () => {
    expect(roomOf(1440, 1.25)).toBe('medium');
    expect(roomOf(1920, 1.25)).toBe('normal');
  });
});

describe('kept sizes', () => {
  const kept = withSize(withSize({}, 'normal', 'dock', 18.333), 'normal', 'rail', 12);

  it('come back as they were, to a hundredth', () => {
    expect(keptSize(kept, 'normal', 'dock')).toBe(18.33);
    expect(keptSize(kept, 'normal', 'rail')).toBe(12);
  });

  it('belong to one panel in one room', () => {
    expect(keptSize(kept, 'wide', 'dock')).toBeUndefined();
    expect(keptSize(kept, 'normal', 'inspector')).toBeUndefined();
  });

  it('are changed one by one', () => {
    expect(keptSize(withSize(kept, 'normal', 'dock', 20), 'normal', 'rail')).toBe(12);
  });

  it('are forgotten one by one', () => {
    const forgotten = withSize(kept, 'normal', 'dock', undefined);
    expect(keptSize(forgotten, 'normal', 'dock')).toBeUndefined();
    expect(keptSize(forgotten, 'normal', 'rail')).toBe(12);
  });

  it.each([[[]], [[0]], [[-4]], [[NaN]]])('are left aside when they make no sense: %j', (sizes) => {
    expect(keptSize({ 'normal dock': sizes }, 'normal', 'dock')).toBeUndefined();
  });
});

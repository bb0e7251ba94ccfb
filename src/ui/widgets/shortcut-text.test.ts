import { describe, expect, it } from 'vitest';
import { ariaShortcut, shortcutLabel } from './shortcut-text';

describe('a shortcut', () => {
  it('is written with the signs of a Mac there', () => {
    expect(shortcutLabel('Ctrl K', true)).toBe('⌘ K');
    expect(shortcutLabel('Shift Ctrl Z', true)).toBe('⇧ ⌘ Z');
    expect(shortcutLabel('Ctrl K', false)).toBe('Ctrl K');
  });

  it('is told to ARIA by the names of its keys', () => {
    expect(ariaShortcut('Shift Ctrl Z', false)).toBe('Shift+Control+Z');
    expect(ariaShortcut('Ctrl K', true)).toBe('Meta+K');
    expect(ariaShortcut('Del', false)).toBe('Delete');
  });
});

import { describe, expect, it } from 'vitest';
import { matchesShortcut, needsCtrl, type Pressed } from './keys';

function press(key: string, more: Partial<Pressed> = {}): Pressed {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}

const shift = { shiftKey: true };
const ctrl = { ctrlKey: true };

describe('matchesShortcut', () => {
  it.each<[string, Pressed]>([
    ['Space', press(' ', { code: 'Space' })],
    ['Esc', press('Escape')],
    ['N', press('n')],
    // Caps lock types a capital without Shift.
    ['N', press('N')],
    ['N', press('т', { code: 'KeyN' })],
    ['.', press('.', { code: 'Period' })],
    ['Shift .', press('>', { code: 'Period', ...shift })],
    ['Shift .', press(':', { code: 'Period', ...shift })],
    ['Shift .', press('.', shift)],
    ['?', press('?', shift)],
    ['/', press('/')],
    ['/', press('/', { code: 'Digit7', ...shift })],
    ['1', press('1')],
    ['1', press('1', { code: 'Digit1', ...shift })],
    ['+', press('+', shift)],
    ['+', press('+', { code: 'NumpadAdd' })],
    ['-', press('-')],
    ['Del', press('Delete')],
    ['Del', press('Backspace')],
    ['F2', press('F2')],
    ['Shift 2', press('"', { code: 'Digit2', ...shift })],
    ['Shift F10', press('F10', shift)],
    ['Ctrl K', press('k', ctrl)],
    ['Ctrl Z', press('z', ctrl)],
    ['Shift Ctrl Z', press('Z', { ...ctrl, ...shift })],
  ])('%s is pressed by %j', (shortcut, pressed) => {
    expect(matchesShortcut(shortcut, pressed, false)).toBe(true);
  });

  it.each<[string, Pressed]>([
    ['N', press('n', ctrl)],
    ['N', press('n', { metaKey: true })],
    ['N', press('n', { altKey: true })],
    ['N', press('N', shift)],
    ['N', press('m')],
    // On a French board the key of M types a comma without Shift.
    ['M', press(',', { code: 'KeyM' })],
    ['.', press('>', { code: 'Period', ...shift })],
    ['.', press('.', { code: 'Period', ...shift })],
    ['Shift .', press('.', { code: 'Period' })],
    ['1', press('!', { code: 'Digit1', ...shift })],
    ['Space', press(' ', shift)],
    ['Space', press(' ', ctrl)],
    ['Ctrl Z', press('Z', { ...ctrl, ...shift })],
    ['Shift Ctrl Z', press('z', ctrl)],
    ['Ctrl K', press('k')],
    ['Ctrl K', press('k', { metaKey: true })],
  ])('%s is not pressed by %j', (shortcut, pressed) => {
    expect(matchesShortcut(shortcut, pressed, false)).toBe(false);
  });

  it('takes Command for Ctrl on a Mac, and leaves Ctrl alone there', () => {
    expect(matchesShortcut('Ctrl K', press('k', { metaKey: true }), true)).toBe(true);
    expect(matchesShortcut('Ctrl K', press('k', ctrl), true)).toBe(false);
    expect(matchesShortcut('Shift Ctrl Z', press('Z', { metaKey: true, ...shift }), true)).toBe(true);
    expect(matchesShortcut('N', press('n', ctrl), true)).toBe(false);
  });
});

describe('needsCtrl', () => {
  it('tells what may pass while somebody writes', () => {
    expect(needsCtrl('Ctrl K')).toBe(true);
    expect(needsCtrl('Shift Ctrl Z')).toBe(true);
    expect(needsCtrl('Shift .')).toBe(false);
  });
});

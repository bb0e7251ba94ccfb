import { describe, expect, it } from 'vitest';
import { actNote } from './act-notes';
import { attempt, sagaAct } from './sagas.test-support';

const NOW = 2e9;

describe('the note beside an act', () => {
  it('says what became of it, and how long that took', () => {
    const act = sagaAct({ mark: 'done', attempts: [attempt(1, 1000, 1031.26, 'done', 'paid')] });
    expect(actNote(act, NOW, true)).toBe('paid in 31.3 ms');
    expect(actNote({ ...act, mark: 'undone' }, NOW, true)).toBe('paid in 31.3 ms');
  });

  it('counts tries from the second one on', () => {
    const attempts = [
      attempt(1, 1000, 1100, 'unknown', 'timed out'),
      attempt(2, 1200, 1300, 'refused', '503'),
    ];
    expect(actNote(sagaAct({ mark: 'not-done', attempts }), NOW, true)).toBe('try 2 of 3: 503');
    expect(actNote(sagaAct({ mark: 'not-done', attempts: attempts.slice(1) }), NOW, true)).toBe('503');
  });

  it('says when it is tried again, and until when a try may last', () => {
    const attempts = [attempt(1, 1000, 1100, 'unknown', 'timed out')];
    expect(actNote(sagaAct({ mark: 'waiting', dueAt: 2.5e9, attempts }), NOW, true)).toBe(
      'timed out, again at 2.50 s',
    );
    const open = [attempt(1, 1900, null, 'under-way')];
    expect(actNote(sagaAct({ mark: 'under-way', dueAt: 2.4e9, attempts: open }), NOW, true)).toBe(
      'under way, until 2.40 s at most',
    );
  });

  it('tells what is to come from what will never come', () => {
    expect(actNote(sagaAct(), NOW, true)).toBe('still to come');
    expect(actNote(sagaAct(), NOW, false)).toBe('not reached');
    expect(actNote(sagaAct({ mark: 'nothing-to-undo' }), NOW, true)).toBe('nothing to undo');
  });
});

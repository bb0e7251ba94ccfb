import { describe, expect, it } from 'vitest';
import { fields } from '../../patterns/circuit-breaker/settings';
import { resetEdit } from './reset-edit';
import { runChangeOf } from './run-change';

const PATH = 'edges.a.stack.b.openForMs';

function logged(time: number, old: number, next: number, path = PATH) {
  return { edit: [{ path, old, new: next }], label: 'x', time, after: 0 };
}

describe('what the run has made of a setting', () => {
  const log = [logged(1e9, 5000, 6000), logged(2e9, 1, 2, 'nodes.x.users'), logged(3e9, 6000, 8000)];

  it('is told by its first value and its last change', () => {
    expect(runChangeOf(log, PATH, 4e9)).toEqual({ from: 5000, at: 3e9 });
  });

  it('does not know of edits that lie ahead, or of other settings', () => {
    expect(runChangeOf(log, PATH, 2e9)).toEqual({ from: 5000, at: 1e9 });
    expect(runChangeOf(log, PATH, 0.5e9)).toBeUndefined();
    expect(runChangeOf(log, 'nodes.y.users', 9e9)).toBeUndefined();
  });

  it('is nothing where a part came or went', () => {
    const edit = { path: PATH, old: null, new: 5 };
    expect(runChangeOf([{ edit, label: 'x', time: 0, after: 0 }], PATH, 1)).toBeUndefined();
  });
});

describe('the edit that resets a form', () => {
  it('sets back what is not at its default and matters, and nothing else', () => {
    const values = { tripOn: 'consecutive', openForMs: 9000, failureRate: 0.9, failureThreshold: 5 };
    const edit = resetEdit(fields, values, (key) => `at.${key}`);
    expect(edit).toContainEqual({ path: 'at.openForMs', old: 9000, new: fields.openForMs.default });
    expect(edit.map(({ path }) => path)).not.toContain('at.failureRate');
    expect(resetEdit(fields, {}, String)).toEqual([]);
  });
});

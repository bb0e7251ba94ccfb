import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../base/json';
import { small } from '../scenario/small-scenario.test-support';
import type { LineCommand } from '../worker/client';
import type { Edited } from '../worker/protocol';
import { Edits } from './edits';
import { Questions } from './questions';
import type { RunNotice } from './run';

type Asked = Extract<LineCommand, { readonly kind: 'edit' }>;

/** A session that sets one value, and answers when it is told to. */
function setUp() {
  const questions = new Questions();
  const asked: Asked[] = [];
  const labels: string[] = [];
  const notices: Omit<RunNotice, 'id'>[] = [];
  let undoable = [false, false];
  const edits = new Edits({
    questions,
    openLine: () => ({
      send: (command) => {
        if (command.kind !== 'edit') return;
        asked.push(command);
        labels.push(command.label);
      },
      close: () => undefined,
    }),
    tellUndoState: (...state) => {
      undoable = state;
    },
    notify: (notice) => notices.push(notice),
  });
  const settle = async (): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve);
    });
  /** Answers the oldest one, which was to change something or not. */
  const answer = async (changes = true): Promise<void> => {
    const { editId } = asked.shift() ?? { editId: -1 };
    const patch = { path: 'a', old: 1, new: 2 };
    questions.answer({
      ...EDITED,
      editId,
      edit: patch,
      inverse: changes ? { ...patch, old: 2, new: 1 } : [],
    });
    await settle();
  };
  const refuse = async (path: string): Promise<void> => {
    const problems = [{ path, expected: 'the part of Breakwater that edits', received: 'Failed to fetch' }];
    questions.answer({ kind: 'refused', runId: '', editId: asked.shift()?.editId ?? -1, problems });
    await settle();
  };
  const make = (value: JsonValue, label: string): void =>
    void edits.make({ kind: 'value', path: 'a', value }, label);
  return { edits, labels, notices, make, answer, refuse, undoable: () => undoable };
}

const EDITED = {
  kind: 'edited',
  runId: '',
  logged: null,
  scenario: small(),
  startText: '',
  text: '',
  layout: { topologyVersion: 1, durationNs: 1, nodes: [], edges: [], layers: [] },
} as const satisfies Omit<Edited, 'editId' | 'edit' | 'inverse'>;

describe('taking edits back', () => {
  it('takes back the newest of those that are under way, when their answers have come', async () => {
    const { edits, labels, make, answer, undoable } = setUp();
    make(2, 'first');
    make(3, 'second');
    expect(undoable()).toEqual([true, false]);
    void edits.undo();
    make(4, 'third');
    expect(labels).toEqual(['first', 'second']);
    await answer();
    await answer();
    expect(labels).toEqual(['first', 'second', 'taken back: second']);
    await answer();
    expect(labels.at(-1)).toBe('third');
    await answer();
    expect(undoable()).toEqual([true, false]);
  });

  it('leaves out edits that changed nothing', async () => {
    const { edits, labels, make, answer, undoable } = setUp();
    make(2, 'first');
    make(2, 'again');
    await answer();
    await answer(false);
    void edits.undo();
    expect(labels.at(-1)).toBe('taken back: first');
    await answer();
    expect(undoable()).toEqual([false, true]);
  });

  it('says in words of the page why one could not be taken back, and keeps it', async () => {
    const { edits, notices, make, answer, refuse, undoable } = setUp();
    make(2, 'first');
    await answer();
    void edits.undo();
    await refuse('editor');
    expect(notices).toEqual([
      {
        tone: 'warning',
        text: 'Not done: taken back: first. This edit could not be made: a part of Breakwater could not be fetched. Are you offline? Try again.',
      },
    ]);
    expect(undoable()).toEqual([true, false]);
  });

  it('has nothing to take back when all that was under way was refused', async () => {
    const { edits, labels, make, refuse, undoable } = setUp();
    make(2, 'first');
    void edits.undo();
    await refuse('a');
    expect(labels).toEqual(['first']);
    expect(undoable()).toEqual([false, false]);
  });
});

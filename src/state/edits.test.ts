import { describe, expect, it } from 'vitest';
import { small } from '../scenario/small-scenario.test-support';
import type { LineCommand } from '../worker/client';
import { Edits } from './edits';
import { Questions } from './questions';
import type { RunNotice } from './run';

/** A session that answers when it is told to, in whichever order. */
function setUp(isOpen = true) {
  const asked: LineCommand[] = [];
  const notices: Omit<RunNotice, 'id'>[] = [];
  const underWay: number[] = [];
  const questions = new Questions(() => undefined);
  const line = { send: (command: LineCommand) => void asked.push(command), close: () => undefined };
  const edits = new Edits({
    questions,
    openLine: () => (isOpen ? line : null),
    tellUnderWay: (wishes) => underWay.push(wishes.length),
    notify: (notice) => notices.push(notice),
  });
  const editIds = (): number[] => asked.flatMap((one) => ('editId' in one ? [one.editId] : []));
  const answer = (at: number): void => questions.answer({ ...EDITED, editId: editIds()[at] ?? -1 });
  const refuse = (at: number, path: string, expected: string, received: string): void => {
    const problems = [{ path, expected, received }];
    questions.answer({ kind: 'refused', runId: '', editId: editIds()[at] ?? -1, problems });
  };
  return { edits, asked, notices, underWay, answer, refuse };
}

const EDITED = {
  kind: 'edited',
  runId: '',
  label: 'an edit',
  logged: null,
  changedNothing: false,
  scenario: small(),
  startText: '',
  text: '',
  layout: { topologyVersion: 1, durationNs: 0, nodes: [], edges: [], layers: [] },
  lines: [],
  line: 1,
  undo: null,
  redo: null,
  keptPoints: null,
} as const;

describe('edits on their way', () => {
  it('go out at once, one after the other, and each gets its own answer', async () => {
    const { edits, asked, answer, refuse, underWay } = setUp();
    const first = edits.make({ kind: 'value', path: 'a', value: 1 }, 'one');
    const second = edits.make({ kind: 'value', path: 'b', value: -1 }, 'two');
    expect(asked.map((one) => ('label' in one ? one.label : ''))).toEqual(['one', 'two']);
    expect(underWay).toEqual([1, 2]);
    refuse(1, 'b', 'a number from 0', '-1');
    expect(await second).toEqual({
      ok: false,
      error: [{ path: 'b', expected: 'a number from 0', received: '-1' }],
    });
    expect(underWay.at(-1)).toBe(1);
    answer(0);
    expect((await first).ok).toBe(true);
    expect(underWay.at(-1)).toBe(0);
  });

  it('are refused at once where no run is open', async () => {
    const { edits, asked } = setUp(false);
    const made = await edits.make({ kind: 'value', path: 'a', value: 1 }, 'one');
    expect(made).toMatchObject({ ok: false, error: [{ received: 'none' }] });
    expect(asked).toEqual([]);
  });

  it('say in words why one could not be taken back', async () => {
    const { edits, asked, notices, refuse } = setUp();
    const undone = edits.takeBack('undo');
    expect(asked.map(({ kind }) => kind)).toEqual(['undo']);
    refuse(0, 'nodes.db.workers', 'a whole number from 1', '0');
    await undone;
    expect(notices).toEqual([
      { tone: 'warning', text: 'Not undone. nodes.db.workers: expected a whole number from 1, received 0.' },
    ]);
    const redone = edits.takeBack('redo');
    refuse(1, 'editor', 'the part of Breakwater that edits', 'Failed to fetch');
    await redone;
    expect(notices.at(-1)?.text).toMatch(/^Not redone\. .*offline/);
  });

  it('say what a person wants of a saga, and why nothing came of it', async () => {
    const { edits, asked, notices, underWay, answer, refuse } = setUp();
    const act = { step: 'pay', direction: 'compensation' } as const;
    const said = edits.operator(7, act, 'try-again');
    const cancelled = edits.cancelSaga(8);
    expect(asked).toMatchObject([
      { kind: 'operator', saga: 7, ...act, said: 'try-again' },
      { kind: 'cancel-saga', saga: 8 },
    ]);
    answer(0);
    await said;
    expect(notices).toEqual([]);
    refuse(1, 'saga', 'one that goes forward', 'Saga 8 is over.');
    await cancelled;
    expect(notices).toEqual([{ tone: 'warning', text: 'Saga 8 is over.' }]);
    expect(underWay.at(-1)).toBe(0);
  });

  it('say why a verb had nothing to do', async () => {
    const { edits, notices, refuse } = setUp();
    const done = edits.verb('recover', ['db']);
    refuse(0, 'recover', 'something to do', 'No fault acts on db now.');
    await done;
    expect(notices).toEqual([{ tone: 'warning', text: 'No fault acts on db now.' }]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Action } from '../../state/actions';
import { titleWith } from '../start/titles.test-support';
import { shopScenario } from '../inspector/scenario.test-support';
import { paletteGroups } from './palette-entries';

const TITLES = [titleWith()];
const scenario = shopScenario();

const run = () => {};
const actions: readonly Action[] = [
  { id: 'run.toggle', label: 'Pause', group: 'Run', shortcut: 'Space', run },
  { id: 'edit.undo', label: 'Undo', group: 'Edit', unavailable: 'There is nothing to undo.', run },
  { id: 'run.reset', label: 'Back to the start', group: 'Run', run },
  { id: 'view.palette', label: 'Find a command', group: 'Go to', run },
];

describe('paletteGroups', () => {
  it('groups actions and leaves itself out', () => {
    const groups = paletteGroups(actions, [], null).filter(({ title }) => title !== 'Patterns');
    expect(groups.map(({ title, entries }) => [title, entries.map(({ label }) => label)])).toEqual([
      ['Run', ['Pause', 'Back to the start']],
      ['Edit', ['Undo']],
    ]);
  });

  it('leads to all drafts from among what concerns files', () => {
    const file: Action = { id: 'file.new', label: 'New scenario', group: 'File', run };
    const [group] = paletteGroups([file], [], null);
    expect(group.entries.map(({ label, does }) => [label, does.kind])).toEqual([
      ['New scenario', 'action'],
      ['All drafts', 'drafts'],
    ]);
  });

  it('shows shortcuts, and why an action cannot run', () => {
    const [runs, edits] = paletteGroups(actions, [], null);
    expect(runs.entries[0]).toMatchObject({ shortcut: 'Space' });
    expect(runs.entries[0].off).toBeUndefined();
    expect(edits.entries[0]).toMatchObject({ note: 'There is nothing to undo.', off: true });
  });

  it('finds every part of the open scenario by its name', () => {
    const parts = paletteGroups([], [], scenario).find(({ title }) => title === 'Parts');
    const labels = parts?.entries.map(({ label }) => label);
    expect(labels).toContain('payments');
    expect(labels).toContain('orders → payments');
    expect(parts?.entries.find(({ label }) => label === 'orders → payments')?.note).toBe(
      'call with retry, circuit breaker, timeout, bulkhead',
    );
  });

  it('finds scenarios by title, question and tags', () => {
    const [group] = paletteGroups([], TITLES, null);
    expect(group.title).toBe('Scenarios');
    expect(group.entries).toHaveLength(TITLES.length);
    expect(group.entries[0].keywords).toEqual(expect.arrayContaining([...TITLES[0].tags]));
  });

  it('says what each pattern is, also by other words for it', () => {
    const group = paletteGroups([], [], null).find(({ title }) => title === 'Patterns');
    const [breaker] = group?.entries ?? [];
    expect(breaker).toMatchObject({
      label: 'Circuit breaker: what is it',
      does: { kind: 'guide', topic: 'circuit-breaker' },
    });
    expect(breaker.keywords).toContain('fail fast');
  });

  it('gives every entry a key of its own', () => {
    const keys = paletteGroups(actions, TITLES, scenario).flatMap(({ entries }) =>
      entries.map(({ key }) => key),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});

import type { Action } from '../../state/actions';
import { fitOf } from '../finding/word-fit';
import { KEY_PLACES, type KeyPlace, type KeyRow } from './key-places';

/** All keys by what they belong to: those of actions first, then those of places. */
export function keyGroups(actions: readonly Action[]): readonly KeyPlace[] {
  const titles = [...new Set(actions.map(({ group }) => group))];
  const ofActions = titles.map((title) => ({
    title,
    rows: actions
      .filter(({ group }) => group === title)
      .map(({ label, shortcut }) => ({ keys: shortcut === undefined ? [] : [shortcut], words: label })),
  }));
  return [...ofActions, ...KEY_PLACES];
}

/** What fits what is sought: a key as it is written, or words. What has no key is shown only when it is sought. */
export function findKeys(groups: readonly KeyPlace[], sought: string): readonly KeyPlace[] {
  const wanted = sought.trim().toLowerCase();
  const fits = (group: KeyPlace, { keys, words }: KeyRow): boolean => {
    if (wanted === '') return keys.length > 0;
    // A single sign is a key and not the beginning of a word.
    if (wanted.length === 1) return keys.some((key) => key.split(' ').at(-1)?.toLowerCase() === wanted);
    if (keys.some((key) => isWritten(key, wanted))) return true;
    return fitOf([{ text: `${words} ${group.title}`, weight: 1 }], wanted) > 0;
  };
  return groups
    .map((group) => ({ ...group, rows: group.rows.filter((row) => fits(group, row)) }))
    .filter(({ rows }) => rows.length > 0);
}

/** "ctrl z", "ctrl+z" and "z ctrl" are the same keys; "ctrl" alone is all that are pressed with it. */
function isWritten(key: string, wanted: string): boolean {
  const pressed = key.toLowerCase().split(' ').map(byOneName);
  return wanted
    .split(/[\s+]+/)
    .filter(Boolean)
    .map(byOneName)
    .every((part) => pressed.includes(part));
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  escape: 'esc',
  delete: 'del',
  control: 'ctrl',
  command: 'ctrl',
  cmd: 'ctrl',
  option: 'alt',
  return: 'enter',
  right: '→',
  left: '←',
  up: '↑',
  down: '↓',
};

function byOneName(key: string): string {
  return OTHER_NAMES[key] ?? key;
}

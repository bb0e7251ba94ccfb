import { describe, expect, it } from 'vitest';
import { findKeys, keyGroups } from './find-keys';
import { KEY_PLACES } from './key-places';

/** All of the page that hears keys, as it is written. */
const SOURCES = import.meta.glob<string>(
  ['../**/*.{ts,tsx}', '../../state/**/*.ts', '!**/*.test.{ts,tsx}', '!**/*.test-support.{ts,tsx}'],
  { query: '?raw', import: 'default', eager: true },
);

/** Where a press is looked at: `event.key === 'x'`, `case 'x':` of a name of a key, or a table by such names. */
const NAMED =
  /'(Arrow(?:Up|Down|Left|Right)|Enter|Escape|Delete|Backspace|Home|End|PageUp|PageDown|Tab|F\d+)'/g;
const COMPARED = /\b(?:key|letter)(?:\.toLowerCase\(\))?\)? [!=]== '(.)'/g;

const SHOWN: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
};

/** The places of the sheet by the folders that hear their keys. */
const HEARD_IN: Readonly<Record<string, readonly string[]>> = {
  'On the start page': ['start'],
  'In the tour': ['tour'],
  'In a list': ['row-window', 'held-list', 'event-log', 'sagas', 'events', 'read-models', 'traces'],
  'In what a row opened': ['held-list', 'traces', 'sagas', 'events', 'read-models'],
  'In the list of traces': ['traces'],
  'In a trace': ['traces'],
  'On the playhead, a chart or the strip': ['time-axis', 'charts'],
  'On the bar of a fault': ['fault-editor'],
  'On a lane of the timeline': ['timeline', 'expect-editor', 'row-window'],
  'On the grip of a chart': ['charts'],
  'On the grip of a step': ['inspector'],
  'On the frame of a group': ['drawing'],
  'On a policy of a call': ['inspector'],
  'In a field': ['forms', 'widgets', 'inspector', 'console', 'events', 'shell', 'start'],
  'On the line between two panes': ['shell'],
  'On tabs': ['widgets'],
  'On a line of the run': ['lines'],
  'In the inspector': ['inspector'],
};

/** The browser and React Flow hear these, or whoever hears the pointer. */
const HEARD_BY_OTHERS: readonly string[] = [
  'Everywhere',
  'On a card of the canvas',
  'Held while a pointer acts',
];

/** The keys that each folder of ui looks for, as the sheet writes them. */
function heardKeys(): ReadonlyMap<string, ReadonlySet<string>> {
  const heard = new Map<string, Set<string>>();
  for (const [path, source] of Object.entries(SOURCES)) {
    const folder = path.startsWith('../../') ? 'state' : (path.split('/')[1] ?? '');
    if (folder === 'palette') continue;
    const keys = heard.get(folder) ?? new Set();
    heard.set(folder, keys);
    for (const key of keysIn(source)) keys.add(key);
  }
  return heard;
}

function keysIn(source: string): string[] {
  if (!/KeyboardEvent|onKeyDown|'keydown'|\bkey: string/.test(source)) return [];
  const cases = /switch \((?:event\.)?key\)/.test(source) ? [...source.matchAll(/case '(.)':/g)] : [];
  const tables = [...source.matchAll(/\b(Arrow(?:Up|Down|Left|Right)|Home|End)\b: /g)];
  return [...source.matchAll(NAMED), ...source.matchAll(COMPARED), ...cases, ...tables].map(([, key]) => {
    const name = key ?? '';
    return SHOWN[name] ?? (name.length === 1 ? name.toUpperCase() : name);
  });
}

/** What is pressed last: "→" of "Ctrl Alt →". */
const lastOf = (keys: string): string => keys.split(' ').at(-1) ?? '';

const heard = heardKeys();

describe('the keys of places', () => {
  it('are there for every key that some folder of the page looks for', () => {
    const everywhere = new Set([...keysOf('Everywhere'), 'Esc', 'Del', '=']);
    const missing = [...heard].flatMap(([folder, keys]) => {
      const told = Object.keys(HEARD_IN).filter((title) => HEARD_IN[title]?.includes(folder));
      const shown = new Set(told.flatMap(keysOf));
      return [...keys]
        .filter((key) => !shown.has(key) && !everywhere.has(key))
        .map((key) => `${key} in ${folder}`);
    });
    expect(missing, 'keys that are heard and that key-places.ts does not tell of').toEqual([]);
  });

  it.each(KEY_PLACES.filter(({ title }) => !HEARD_BY_OTHERS.includes(title)))(
    'are heard by somebody: $title',
    ({ title, rows }) => {
      const known = new Set(HEARD_IN[title]?.flatMap((folder) => [...(heard.get(folder) ?? [])]));
      expect(rows.flatMap(({ keys }) => keys.map(lastOf)).filter((key) => !known.has(key))).toEqual([]);
    },
  );

  it('mean one thing each in one place', () => {
    const twice = KEY_PLACES.flatMap(({ title, rows }) => [
      ...repeated(rows.flatMap(({ keys }) => keys)).map((key) => `${key}: ${title}`),
      ...repeated(rows.map(({ words }) => words)),
    ]);
    expect(twice).toEqual([]);
    expect(repeated(KEY_PLACES.map(({ title }) => title))).toEqual([]);
  });
});

describe('the keys of actions', () => {
  const shortcuts = Object.entries(SOURCES)
    .filter(([path]) => path.startsWith('../../state/') || path.startsWith('../drawing/'))
    .flatMap(([, source]) => [...source.matchAll(/\bshortcut: '([^']+)'/g)].map(([, keys]) => keys ?? ''));

  it('mean one thing each, also those of actions that come late', () => {
    expect(shortcuts).toContain('Space');
    expect(repeated(shortcuts)).toEqual([]);
  });
});

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, at) => texts.indexOf(text) !== at);
}

function keysOf(title: string): string[] {
  const place = KEY_PLACES.find((one) => one.title === title);
  return place?.rows.flatMap(({ keys }) => keys.map(lastOf)) ?? [];
}

describe('the search among keys', () => {
  const does = { run: () => undefined };
  const groups = keyGroups([
    { id: 'edit.undo', label: 'Undo', group: 'Edit', shortcut: 'Ctrl Z', ...does },
    { id: 'edit.redo', label: 'Redo', group: 'Edit', shortcut: 'Shift Ctrl Z', ...does },
    { id: 'view.theme', label: 'Use the dark theme', group: 'View', ...does },
  ]);
  const found = (sought: string) =>
    findKeys(groups, sought).flatMap(({ rows }) => rows.map(({ words }) => words));

  it('shows all that has a key while nothing is sought', () => {
    expect(found('')).toContain('Undo');
    expect(found('')).toContain('Rename it');
    expect(found('')).not.toContain('Use the dark theme');
  });

  it('finds by what it does, slips forgiven, and what has no key as well', () => {
    expect(found('undo')[0]).toBe('Undo');
    expect(found('dupliacte')).toEqual(['Duplicate it']);
    expect(found('dark theme')).toEqual(['Use the dark theme']);
  });

  it('finds by the keys in any way of writing them', () => {
    expect(found('ctrl+z')).toEqual(['Undo', 'Redo']);
    expect(found('z')).toEqual(['Undo', 'Redo']);
    expect(found('F2')).toEqual(['Rename the group', 'Rename it']);
    expect(found('delete')).toContain('Take it away');
    expect(found('k')).toEqual(['Row before', 'The one before']);
    expect(found('xylophone')).toEqual([]);
  });
});

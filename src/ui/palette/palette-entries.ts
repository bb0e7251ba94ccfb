import type { ScenarioTitle } from '../../scenario/library/titles';
import type { Scenario } from '../../scenario/format';
import type { Action } from '../../state/actions';
import type { GuideTopic } from '../../state/guide-topic';
import type { PartRef } from '../../worker/protocol';
import { GUIDE_TITLES, GUIDE_TOPICS } from '../guide/guide-titles';
import type { KnownSetting } from '../inspector/settings/every-setting';

export interface PaletteEntry {
  /** Tells it from all others. */
  readonly key: string;
  readonly label: string;
  /** A second line: the question of a scenario, the kind of a part, or why an action cannot run. */
  readonly note?: string;
  readonly shortcut?: string;
  readonly off?: boolean;
  /** Other words that find it. */
  readonly keywords: readonly string[];
  readonly does:
    | { readonly kind: 'action'; readonly action: Action }
    | { readonly kind: 'scenario'; readonly id: string }
    | { readonly kind: 'drafts' }
    | { readonly kind: 'guide'; readonly topic: GuideTopic }
    | { readonly kind: 'part'; readonly part: PartRef }
    | { readonly kind: 'setting'; readonly setting: KnownSetting };
}

export interface PaletteGroup {
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

/** Everything that can be found, in groups: actions, parts of the open scenario, scenarios, and the guide. */
export function paletteGroups(
  actions: readonly Action[],
  scenarios: readonly ScenarioTitle[],
  scenario: Scenario | null,
): readonly PaletteGroup[] {
  const groups = [
    ...actionGroups(actions),
    { title: 'Parts', entries: scenario === null ? [] : partEntries(scenario) },
    { title: 'Scenarios', entries: scenarios.map(scenarioEntry) },
    { title: 'Patterns', entries: GUIDE_TOPICS.map(guideEntry) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

function actionGroups(actions: readonly Action[]): readonly PaletteGroup[] {
  const titles = [...new Set(actions.map(({ group }) => group))];
  return titles.map((title) => ({
    title,
    // The palette does not offer to open itself.
    entries: [
      ...actions.filter(({ group, id }) => group === title && id !== 'view.palette').map(actionEntry),
      ...(title === 'File' ? [ALL_DRAFTS] : []),
    ],
  }));
}

/** No action of the page: what is there from the beginning knows nothing of drafts. */
const ALL_DRAFTS: PaletteEntry = {
  key: 'drafts',
  label: 'All drafts',
  keywords: ['continue', 'saved', 'earlier', 'my'],
  does: { kind: 'drafts' },
};

function actionEntry(action: Action): PaletteEntry {
  const { id, label, group, shortcut, unavailable } = action;
  return {
    key: `action ${id}`,
    label,
    keywords: [group, id],
    does: { kind: 'action', action },
    ...(shortcut !== undefined && { shortcut }),
    ...(unavailable !== undefined && { note: unavailable, off: true }),
  };
}

function scenarioEntry({ id, title, question, tags = [] }: ScenarioTitle): PaletteEntry {
  return {
    key: `scenario ${id}`,
    label: title,
    keywords: ['scenario', 'open', ...tags],
    does: { kind: 'scenario', id },
    ...(question !== undefined && { note: question }),
  };
}

function guideEntry(topic: GuideTopic): PaletteEntry {
  const { title, family, words } = GUIDE_TITLES[topic];
  return {
    key: `guide ${topic}`,
    label: `${title}: what is it`,
    note: family,
    keywords: ['pattern', 'guide', 'help', ...words],
    does: { kind: 'guide', topic },
  };
}

function partEntries({ nodes, edges }: Scenario): readonly PaletteEntry[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return [
    ...nodes.map(({ id, name, kind }) => partEntry({ kind: 'node', id }, name, kind)),
    ...edges.map(({ id, from, to, stack }) =>
      partEntry(
        { kind: 'edge', id },
        `${names.get(from) ?? from} → ${names.get(to) ?? to}`,
        stack.length === 0
          ? 'call'
          : `call with ${stack.map((layer) => layer.kind.replace('-', ' ')).join(', ')}`,
      ),
    ),
  ];
}

function partEntry(part: PartRef, label: string, note: string): PaletteEntry {
  return {
    key: `${part.kind} ${part.id}`,
    label,
    note,
    keywords: ['select', part.kind, note],
    does: { kind: 'part', part },
  };
}

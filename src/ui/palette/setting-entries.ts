import type { Scenario } from '../../scenario/format';
import { everySetting, findEverywhere, type KnownSetting } from '../inspector/settings/every-setting';
import type { PaletteEntry, PaletteGroup } from './palette-entries';

/** Fewer letters would find something in every part. */
const LEAST_LETTERS = 3;
const MOST_SETTINGS = 8;

/** Settings of all parts that fit what was typed; none without a scenario. They are looked up when they are first sought. */
export function settingGroup(scenario: Scenario | null): (text: string) => readonly PaletteGroup[] {
  let all: readonly KnownSetting[] | undefined;
  return (text) => {
    if (scenario === null || text.trim().length < LEAST_LETTERS) return [];
    all ??= everySetting(scenario);
    const entries = findEverywhere(all, text, MOST_SETTINGS).map(settingEntry);
    return entries.length === 0 ? [] : [{ title: 'Settings', entries }];
  };
}

function settingEntry(setting: KnownSetting): PaletteEntry {
  const { path, label, context, value } = setting;
  return {
    key: `setting ${path}`,
    label,
    note: `${context}: ${value}`,
    keywords: [],
    does: { kind: 'setting', setting },
  };
}

import type { PartRef } from '../../worker/protocol';
import type { WhyMoment, WhySetting } from '../../worker/traces';

export interface SettingPlace {
  readonly part: PartRef;
  /** The layer of the edge that has it. */
  readonly layer: string | null;
}

/** Where in the inspector a setting is changed: the part of its path by ids, and the layer; null for the scenario's. */
export function settingPlace(path: string): SettingPlace | null {
  const [list, id, what, layer] = path.split('.');
  if (id === undefined) return null;
  if (list === 'nodes') return { part: { kind: 'node', id }, layer: null };
  if (list !== 'edges') return null;
  return { part: { kind: 'edge', id }, layer: what === 'stack' ? (layer ?? null) : null };
}

export interface SettingGroup {
  /** Null for settings of the scenario as a whole. */
  readonly part: PartRef | null;
  readonly settings: readonly WhySetting[];
}

/** The settings of all moments by the part that has them, each once: as it was in force last. */
export function settingGroups(moments: readonly WhyMoment[]): SettingGroup[] {
  const byPath = new Map(moments.flatMap(({ settings }) => settings.map((one) => [one.path, one])));
  const groups = new Map<string, { part: PartRef | null; settings: WhySetting[] }>();
  for (const setting of byPath.values()) {
    const part = settingPlace(setting.path)?.part ?? null;
    const key = part === null ? '' : `${part.kind} ${part.id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { part, settings: [setting] });
    else group.settings.push(setting);
  }
  // What the last moment rested on comes first.
  return [...groups.values()].toReversed();
}

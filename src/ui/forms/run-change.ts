import type { SettingValue } from '../../base/settings';
import type { LoggedEdit } from '../../worker/lines';

/** What the run has changed a setting from, and when it did so last. */
export interface RunChange {
  readonly from: SettingValue;
  /** In ns. */
  readonly at: number;
}

/** Of the edits that had acted by a moment those of one setting; undefined when there are none. */
export function runChangeOf(log: readonly LoggedEdit[], path: string, now: number): RunChange | undefined {
  const changes = log.flatMap(({ edit, time }) => {
    if (time > now) return [];
    const patches = 'path' in edit ? [edit] : edit;
    return patches.flatMap((patch) => {
      const old = patch.path === path ? settingOf(patch.old) : undefined;
      return old === undefined ? [] : [{ from: old, at: time }];
    });
  });
  const last = changes.at(-1);
  return last && { from: changes[0].from, at: last.at };
}

function settingOf(value: unknown): SettingValue | undefined {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

import type { SettingFields } from '../../../base/settings';
import type { Latency } from '../../../scenario/latency';
import type { PartRef } from '../../../worker/protocol';
import type { EdgeOptions } from '../../forms/setting-row';
import type { SettingValues } from '../../forms/visible-fields';

/** Settings that stand together in a section of a pane: all that is needed to find them, show them and change them. */
export type SettingGroup = FieldGroup | TimeGroup;

interface GroupBase {
  /** The title of the section that holds them. */
  readonly title: string;
  /** Whose settings they are, as the log names it. */
  readonly context: string;
  /** Where they are in the scenario, by ids. */
  readonly base: string;
  /** The layer that they are of: its row has to be open for them to be seen. */
  readonly layer?: string;
}

export interface FieldGroup extends GroupBase {
  readonly kind: 'fields';
  readonly fields: SettingFields;
  readonly values: SettingValues;
  /** What a field that names an edge can be set to. */
  readonly edges?: EdgeOptions;
  /** Settings that have no default to go back to. */
  readonly given?: readonly string[];
  /** They are changed by a form of their own. */
  readonly form?: 'run' | 'transport' | 'seed' | 'store';
}

/** How long something takes: a single setting with several numbers. */
export interface TimeGroup extends GroupBase {
  readonly kind: 'time';
  readonly label: string;
  readonly help: string;
  readonly what: string;
  readonly latency: Latency;
}

/** The path of one of the settings. */
export function pathIn(group: SettingGroup, key: string): string {
  return group.kind === 'time' ? group.base : joined(group.base, key);
}

/** The node or the call that they are of; what a part merely passes on or suffers from is of none. */
export function ownerIn({ base }: SettingGroup): PartRef | undefined {
  const [list, id] = base.split('.');
  if (list === 'edges') return { kind: 'edge', id };
  return list === 'nodes' ? { kind: 'node', id } : undefined;
}

function joined(base: string, key: string): string {
  return base === '' ? key : `${base}.${key}`;
}

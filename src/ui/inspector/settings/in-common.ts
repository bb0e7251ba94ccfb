import type { SettingField, SettingFields, SettingValue } from '../../../base/settings';
import type { Patch } from '../../../scenario/edit';
import type { Latency } from '../../../scenario/latency';
import type { PartRef } from '../../../worker/protocol';
import { jsonOf } from '../../forms/reset-edit';
import { valueText } from '../../forms/setting-words';
import { rangeText } from '../../widgets/number-text';
import { sameValue, valueOf, visibleKeys } from '../../forms/visible-fields';
import { pathIn, type FieldGroup, type SettingGroup, type TimeGroup } from './setting-group';

/** A part with all that it is set to. */
export interface PartSettings {
  readonly part: PartRef;
  readonly name: string;
  readonly groups: readonly SettingGroup[];
}

/** A section that several parts have, with what it holds for each of them. */
export type CommonGroup = CommonFields | CommonTime;

export interface CommonFields {
  readonly kind: 'fields';
  readonly title: string;
  /** What each of the parts has there that is in all of them and matters. */
  readonly fields: SettingFields;
  readonly owners: readonly Owner<FieldGroup>[];
}

export interface CommonTime {
  readonly kind: 'time';
  readonly title: string;
  readonly owners: readonly Owner<TimeGroup>[];
}

export interface Owner<Group extends SettingGroup> {
  readonly name: string;
  readonly group: Group;
}

/** What one of several parts is set to, beside the others. */
export interface OwnedValue {
  readonly name: string;
  readonly value: SettingValue;
}

/** The sections that all parts have, in the order of the first. Faults and what a node goes on with are its own. */
export function groupsInCommon(parts: readonly PartSettings[]): readonly CommonGroup[] {
  if (parts.length === 0) return [];
  const [first, ...others] = parts;
  return first.groups.filter(isOfParts).flatMap((group): readonly CommonGroup[] => {
    if (group.kind === 'time') {
      const owners = ownersOf(group, first.name, others, isTime);
      return owners === undefined ? [] : [{ kind: 'time', title: group.title, owners }];
    }
    const owners = ownersOf(group, first.name, others, isPlain);
    const common = owners === undefined ? undefined : commonFields(group.title, owners);
    return common === undefined ? [] : [common];
  });
}

/** The settings that all of the owners have, and that matter to all; undefined when there is none. */
export function commonFields(title: string, owners: readonly Owner<FieldGroup>[]): CommonFields | undefined {
  const fields = Object.fromEntries(
    Object.entries(owners[0].group.fields).filter(
      // Which edge a call may turn to differs by its caller.
      ([key, { kind }]) => kind !== 'edge' && owners.every(({ group }) => matters(group, key)),
    ),
  );
  return Object.keys(fields).length === 0 ? undefined : { kind: 'fields', title, fields, owners };
}

function matters({ fields, values }: FieldGroup, key: string): boolean {
  return visibleKeys(fields, values).includes(key);
}

function isOfParts({ base }: SettingGroup): boolean {
  return /^(nodes|edges)\./.test(base) && !/\.mix\[|\.stack\./.test(base);
}

function ownersOf<Group extends SettingGroup>(
  group: Group,
  name: string,
  others: readonly PartSettings[],
  isKind: (group: SettingGroup) => group is Group,
): readonly Owner<Group>[] | undefined {
  const owners = others.flatMap((part) => {
    const same = part.groups.filter(isKind).find((one) => isAlike(one, group));
    return same === undefined ? [] : [{ name: part.name, group: same }];
  });
  return owners.length === others.length ? [{ name, group }, ...owners] : undefined;
}

function isAlike(one: SettingGroup, other: SettingGroup): boolean {
  if (one.title !== other.title || !isOfParts(one)) return false;
  return one.kind !== 'time' || other.kind !== 'time' || one.what === other.what;
}

function isTime(group: SettingGroup): group is TimeGroup {
  return group.kind === 'time';
}

/** What is changed by a form of its own has more to it than a value. */
function isPlain(group: SettingGroup): group is FieldGroup {
  return group.kind === 'fields' && group.form === undefined;
}

/** What each part has for a setting that all of them have. */
export function valuesOf({ owners }: CommonFields, key: string): readonly OwnedValue[] {
  return owners.map(({ name, group }) => ({ name, value: valueOf(group.fields, group.values, key) }));
}

export function areSame(values: readonly OwnedValue[]): boolean {
  return values.every(({ value }) => sameValue(value, values[0].value));
}

/** "4 to 32 requests" of numbers; of other values how many there are: "2 values". */
export function rangeWords(field: SettingField, values: readonly OwnedValue[]): string {
  const numbers = values.map(({ value }) => value).filter((value) => typeof value === 'number');
  if (numbers.length < values.length) {
    const different = new Set(values.map(({ value }) => valueText(field, value)));
    return [...different].slice(0, 2).join(', ') + (different.size > 2 ? ', …' : '');
  }
  const range = { min: Math.min(...numbers), max: Math.max(...numbers) };
  return 'min' in field ? rangeText({ ...field, ...range }) : '';
}

/** The edit that sets a setting of all parts at once; without a patch for those that have the value already. */
export function setAllEdit({ owners }: CommonFields, key: string, next: SettingValue): Patch[] {
  return owners.flatMap(({ group }): readonly Patch[] => {
    const old = valueOf(group.fields, group.values, key);
    return sameValue(old, next) ? [] : [{ path: pathIn(group, key), old: jsonOf(old), new: jsonOf(next) }];
  });
}

/** The same for how long something takes. */
export function setTimesEdit({ owners }: CommonTime, next: Latency): Patch[] {
  return owners.flatMap(({ group }): readonly Patch[] =>
    JSON.stringify(group.latency) === JSON.stringify(next)
      ? []
      : [{ path: group.base, old: { ...group.latency }, new: { ...next } }],
  );
}

/** "orders and payments", "orders, payments and 3 more" */
export function namesOf(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names[0]}, ${names[1]} and ${names.length - 2} more`;
}

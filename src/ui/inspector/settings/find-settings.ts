import type { SettingField, SettingValue } from '../../../base/settings';
import { latencyText } from '../../forms/latency-words';
import { valueText } from '../../forms/setting-words';
import { sameValue, valueOf, visibleKeys } from '../../forms/visible-fields';
import type { FieldGroup, SettingGroup } from './setting-group';

/** What somebody seeks among settings. */
export interface Sought {
  readonly text: string;
  /** Only what is not at its default. */
  readonly changed: boolean;
}

/** A group with those of its settings that were found. */
export interface FoundGroup {
  readonly group: SettingGroup;
  readonly keys: readonly string[];
}

/** What of the groups fits: by its name, its key, its help, its unit, its value or its section; every word has to. */
export function findSettings(groups: readonly SettingGroup[], sought: Sought): readonly FoundGroup[] {
  const words = wordsOf(sought.text);
  return groups.flatMap((group) => {
    const keys = soughtKeys(group).filter(
      (key) => (!sought.changed || isChanged(group, key)) && fits(textOf(group, key), words),
    );
    return keys.length === 0 ? [] : [{ group, keys }];
  });
}

/** The settings of a group that matter now; how long something takes has a key of its own. */
export function soughtKeys(group: SettingGroup): readonly string[] {
  return group.kind === 'time' ? [TIME_KEY] : visibleKeys(group.fields, group.values);
}

const TIME_KEY = 'time';

/** How a setting is called, and what it is set to, in words. */
export function settingWords(
  group: SettingGroup,
  key: string,
): { readonly label: string; readonly value: string } {
  if (group.kind === 'time') return { label: group.label, value: latencyText(group.latency) };
  const field = group.fields[key];
  return { label: field.label, value: valueWords(group, field, valueOf(group.fields, group.values, key)) };
}

export function wordsOf(text: string): readonly string[] {
  return plain(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** An amount is one word, however it is written: "5 s" is "5s". */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s,;:“”"()]+/g, ' ')
    .replace(/(\d) (ms|s|min|%)(?![a-z])/g, '$1$2');
}

/** The first letters of a word do; of a number all digits are needed, so that 5 finds 5 s and not 50. */
export function fits(text: string, words: readonly string[]): boolean {
  const known = plain(text).split(' ');
  return words.every((word) =>
    known.some(
      (one) => one.startsWith(word) && (!/\d$/.test(word) || !/^[\d.]/.test(one.slice(word.length))),
    ),
  );
}

function textOf(group: SettingGroup, key: string): string {
  const { label, value } = settingWords(group, key);
  const help = group.kind === 'time' ? group.help : group.fields[key].help;
  const unit = group.kind === 'time' ? '' : unitOf(group.fields[key]);
  return [label, key, spelled(key), help, unit, value, group.title, group.context].join(' ');
}

/** "openForMs" is three words to a reader. */
function spelled(key: string): string {
  return key.replace(/([A-Z])/g, ' $1');
}

function unitOf(field: SettingField): string {
  return 'unit' in field ? (field.unit ?? '') : '';
}

function valueWords({ edges = [] }: FieldGroup, field: SettingField, value: SettingValue): string {
  if (field.kind !== 'edge') return valueText(field, value);
  return edges.find((edge) => edge.value === value)?.label ?? valueText(field, value);
}

/** Whether a setting is not at its default. What has no default to speak of never is. */
function isChanged(group: SettingGroup, key: string): boolean {
  if (
    group.kind === 'time' ||
    group.given?.includes(key) === true ||
    (group.form !== undefined && group.form !== 'transport')
  )
    return false;
  return !sameValue(valueOf(group.fields, group.values, key), group.fields[key].default);
}

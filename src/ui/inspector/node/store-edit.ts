import type { JsonValue } from '../../../base/json';
import type { Patch } from '../../../scenario/edit';
import type { DatabaseNode } from '../../../scenario/format';
import { workFields } from '../../../scenario/node-settings';
import { storePresets } from '../../../scenario/store-preset-settings';
import type { StoreKind } from '../../../scenario/store-settings';
import { settingsIn } from '../../forms/settings-in';

/** One edit that makes a database one of a kind, with all that is usual for it; what is so already is left alone. */
export function storeEdit(node: DatabaseNode, store: StoreKind): Patch[] {
  return [{ key: 'store', old: node.store, usual: store }, ...usualValues(node, store)]
    .filter(({ old, usual }) => !isSame(old, usual))
    .map(({ key, old, usual }) => ({ path: `nodes.${node.id}.${key}`, old, new: usual }));
}

/** What of a database is set otherwise than is usual for its kind, by the names that its forms have for it. */
export function unusualSettings(node: DatabaseNode): string[] {
  return usualValues(node, node.store)
    .filter(({ old, usual }) => !isSame(old, usual))
    .map(({ key }) => (isField(key) ? workFields[key].label : 'Work'));
}

interface UsualValue {
  readonly key: string;
  readonly old: JsonValue;
  readonly usual: JsonValue;
}

function usualValues(node: DatabaseNode, store: StoreKind): UsualValue[] {
  const { latency, settings } = storePresets[store];
  const now = settingsIn(workFields, node);
  const values = Object.entries(settings).map(([key, usual]) => ({ key, old: now[key], usual }));
  return [{ key: 'latency', old: { ...node.latency }, usual: { ...latency } }, ...values];
}

function isField(key: string): key is keyof typeof workFields {
  return Object.hasOwn(workFields, key);
}

/** Whether two values say the same, in whatever order they do. */
function isSame(one: JsonValue, other: JsonValue): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other;
  }
  const [mine, theirs] = [new Map(Object.entries(one)), Object.entries(other)];
  return mine.size === theirs.length && theirs.every(([key, value]) => isSame(mine.get(key) ?? null, value));
}

import type { JsonValue } from '../../base/json';
import type { SettingField, SettingFields } from '../../base/settings';
import { helpText } from '../forms/setting-words';

/** What may stand at a place of a file, as far as it helps whoever writes it. The parser alone decides what is right. */
export type Shape =
  | { readonly is: 'object'; readonly keys: (part: Facts) => Keys }
  | { readonly is: 'list'; readonly of: Shape }
  /** Any of several, told apart by how it begins: a call is an edge, or an object. */
  | { readonly is: 'either'; readonly of: readonly Shape[] }
  | { readonly is: 'choice'; readonly options: readonly Option[] }
  | { readonly is: 'name'; readonly of: Named }
  | { readonly is: 'flag' }
  | { readonly is: 'plain' };

/** What a file gives ids or names to, so that other places can speak of it. */
export type Named =
  | 'requestTypes'
  | 'nodes'
  | 'edges'
  | 'sagas'
  | 'views'
  | 'faults'
  | 'tags'
  | 'zones'
  | 'layers'
  /** The calls of the node, saga, writer or read model around. */
  | 'ownEdges';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export type Keys = Readonly<Record<string, Key>>;

export interface Key {
  readonly shape: Shape;
  readonly label: string;
  readonly help: string;
  /** What is written in for it. */
  readonly usual: JsonValue;
}

/** What a part says of itself, which decides on what else it may say. */
export type Facts = (key: string) => string | undefined;

export const PLAIN: Shape = { is: 'plain' };
export const FLAG: Shape = { is: 'flag' };

export function named(of: Named): Shape {
  return { is: 'name', of };
}

export function listOf(of: Shape): Shape {
  return { is: 'list', of };
}

export function choiceOf(options: readonly Option[] | Readonly<Record<string, string>>): Shape {
  const list = isList(options)
    ? options
    : Object.entries(options).map(([value, label]) => ({ value, label }));
  return { is: 'choice', options: list };
}

function isList(options: readonly Option[] | Readonly<Record<string, string>>): options is readonly Option[] {
  return Array.isArray(options);
}

export function objectOf(keys: Keys | ((part: Facts) => Keys)): Shape {
  return { is: 'object', keys: typeof keys === 'function' ? keys : () => keys };
}

export function key(shape: Shape, label: string, help: string, usual: JsonValue): Key {
  return { shape, label, help, usual };
}

/** Settings are described where they are declared. */
export function settingKeys(fields: SettingFields): Keys {
  return Object.fromEntries(
    Object.entries(fields).map(([id, field]): [string, Key] => [
      id,
      { shape: shapeOf(field), label: field.label, help: helpText(field), usual: field.default },
    ]),
  );
}

function shapeOf(field: SettingField): Shape {
  switch (field.kind) {
    case 'flag':
      return FLAG;
    case 'choice':
      return choiceOf(field.options);
    case 'choices':
      return listOf(choiceOf(field.options));
    case 'edge':
      return named('edges');
    default:
      return PLAIN;
  }
}

import { draftOf, isObject, type Draft, type DraftObject } from '../../scenario/path';
import type { Luck } from './luck';

/** Where a value stands in a file. */
type Place =
  { readonly holder: DraftObject; readonly key: string } | { readonly holder: Draft[]; readonly key: number };

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'id',
  'kind',
  '',
  'a.b',
  'edit',
  'of',
  'é',
];
const TEXTS = [
  '',
  '__proto__',
  'constructor',
  'web',
  'client',
  '\u0000',
  '\u202e',
  'x'.repeat(5000),
  '{',
  '-1',
  '🌊',
];
const NUMBERS = [0, -0, -1, 0.5, 1e-320, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 1e21, 1e308, -1e308];

/** Changes the structure of a file in one place. */
export function spoilStructure(file: Draft, luck: Luck): Draft {
  const places = placesIn(file);
  if (places.length === 0) return file;
  const place = luck.one(places);
  const value = valueAt(place);
  switch (luck.below(8)) {
    case 0:
      remove(place);
      break;
    case 1:
      if (isObject(value)) put({ holder: value, key: luck.one(KEYS) }, oddValue(luck));
      break;
    case 2:
      if (Array.isArray(value)) value.push(...value.slice(0, 3).map(draftOf));
      break;
    case 3:
      put(place, draftOf(valueAt(luck.one(places))));
      break;
    case 4:
      put(place, nested(luck.below(60)));
      break;
    case 5:
      if (Array.isArray(value)) value.reverse();
      else put(place, [value]);
      break;
    default:
      put(place, oddValue(luck));
  }
  return file;
}

/** Changes a text without looking at what it says. */
export function spoilText(text: string, luck: Luck): string {
  const at = luck.below(text.length + 1);
  switch (luck.below(7)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + luck.below(40));
    case 2:
      return text.slice(0, at) + String.fromCharCode(luck.below(0x1_0000)) + text.slice(at);
    case 3:
      return text.replace(/: \d+/, () => luck.one([': 1e400', ': -1e400', ': 01', ': 0x1', ': NaN', ': -']));
    case 4:
      return `\uFEFF${text}`;
    case 5:
      return text.replace('{', `{ "id": "twice", "__proto__": { "spoiled": true }, `);
    default:
      return text.slice(0, at) + text.slice(luck.below(text.length + 1));
  }
}

/** Signs that are no file at all. */
export function garbage(luck: Luck): string {
  const letters = luck.one(['{}[]":,0123456789eE+-.truefalsn \\u', '\u0000\u0001\uD800é🌊 "']);
  return Array.from({ length: luck.below(300) }, () => letters.charAt(luck.below(letters.length))).join('');
}

function placesIn(value: Draft, found: Place[] = []): Place[] {
  if (Array.isArray(value)) {
    value.forEach((item, key) => {
      found.push({ holder: value, key });
      placesIn(item, found);
    });
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      found.push({ holder: value, key });
      placesIn(value[key], found);
    }
  }
  return found;
}

function valueAt({ holder, key }: Place): Draft {
  return (Array.isArray(holder) ? holder[Number(key)] : ownValue(holder, String(key))) ?? null;
}

function ownValue(holder: DraftObject, key: string): Draft | undefined {
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}

/** As JSON.parse does it: a key is a key, whatever it is called. */
function put({ holder, key }: Place, value: Draft): void {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function oddValue(luck: Luck): Draft {
  return luck.one<() => Draft>([
    () => luck.one(TEXTS),
    () => luck.one(NUMBERS),
    () => luck.one([null, true, false]),
    () => luck.one<Draft>([[], {}, [[]], [null], { id: 'a' }, Array.from({ length: 3000 }, () => 1)]),
  ])();
}

function nested(depth: number): Draft {
  let value: Draft = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { of: value };
  return value;
}

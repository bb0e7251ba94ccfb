import type { SyntaxNode, Tree } from '@lezer/common';
import { isValue, itemsOf, keyOf, propertiesOf, propertyOf, textOf, valueIn, type Slices } from './json-tree';
import { FILE } from './file-shape';
import type { Facts, Key, Keys, Named, Shape } from './shape';

/** Where in a file somebody writes or points, and what may stand there. */
export interface FilePlace {
  /** The object around. */
  readonly object: SyntaxNode;
  /** What may be said in it; and what is said already. */
  readonly keys: Keys;
  readonly said: readonly string[];
  /** The property that the place is in, and what it means. */
  readonly property: SyntaxNode | null;
  readonly key: Key | null;
  /** What may stand as the value here; null where a key is written. */
  readonly value: Shape | null;
}

/** The place at a position of the text, in the nearest object whose keys are known. */
export function placeAt(tree: Tree, text: Slices, position: number): FilePlace | null {
  const inside = tree.resolveInner(position, -1);
  const object = around(inside, 'Object');
  if (object === null) return null;
  const shape = shapeOf(object, text);
  if (shape?.is !== 'object') return null;
  const property = propertyAround(inside, object);
  const keys = shape.keys(factsOf(object, text));
  const name = property?.getChild('PropertyName') ?? null;
  const key = property === null ? null : (keys[keyOf(property, text)] ?? null);
  const isKey = property === null || name === null || position <= name.to;
  const said = propertiesOf(object)
    .filter((one) => one !== property && one.from !== property?.from)
    .map((one) => keyOf(one, text));
  const value = isKey || key === null ? null : valueAt(key.shape, inside, property);
  return { object, keys, said, property, key, value };
}

function around(node: SyntaxNode, name: string): SyntaxNode | null {
  let at: SyntaxNode | null = node;
  while (at !== null && at.name !== name) at = at.parent;
  return at;
}

/** The property of this very object that a node is in. */
function propertyAround(node: SyntaxNode, object: SyntaxNode): SyntaxNode | null {
  for (let at: SyntaxNode | null = node; at !== null && at.from >= object.from; at = at.parent) {
    if (at.name === 'Property' && at.parent?.from === object.from) return at;
  }
  return null;
}

/** A value may be in lists inside the property. */
function valueAt(shape: Shape, node: SyntaxNode, property: SyntaxNode): Shape {
  let depth = 0;
  for (let at: SyntaxNode | null = node; at !== null && at.from > property.from; at = at.parent) {
    if (at.name === 'Array') depth++;
  }
  return inLists(shape, depth);
}

function inLists(shape: Shape, depth: number): Shape {
  if (depth === 0) return shape;
  if (shape.is === 'list') return inLists(shape.of, depth - 1);
  if (shape.is !== 'either') return { is: 'plain' };
  return { is: 'either', of: shape.of.map((one) => inLists(one, depth)) };
}

/** What an object is to be, by the way from the file to it. */
function shapeOf(object: SyntaxNode, text: Slices): Shape | null {
  const way: SyntaxNode[] = [];
  for (let at = object.parent; at !== null && at.name !== 'JsonText'; at = at.parent) {
    if (at.name === 'Property' || at.name === 'Array' || at.name === 'Object') way.unshift(at);
  }
  let shape: Shape | null = FILE;
  for (const step of way) {
    if (shape === null) return null;
    if (step.name === 'Array') shape = listItem(shape);
    else if (step.name === 'Property') {
      const holder: Shape | null = objectIn(shape);
      if (holder?.is !== 'object' || step.parent === null) return null;
      shape = holder.keys(factsAround(step.parent, text))[keyOf(step, text)]?.shape ?? null;
    }
  }
  return shape === null ? null : objectIn(shape);
}

/** What settings a layer has depends on the layer around them. */
function factsAround(object: SyntaxNode, text: Slices): Facts {
  return factsOf(object, text);
}

function listItem(shape: Shape): Shape | null {
  if (shape.is === 'list') return shape.of;
  if (shape.is !== 'either') return null;
  const items = shape.of.flatMap((one) => listItem(one) ?? []);
  return items.length === 0 ? null : { is: 'either', of: items };
}

function objectIn(shape: Shape): Shape | null {
  if (shape.is === 'object') return shape;
  if (shape.is !== 'either') return null;
  for (const one of shape.of) {
    const found = objectIn(one);
    if (found !== null) return found;
  }
  return null;
}

function factsOf(object: SyntaxNode, text: Slices): Facts {
  return (key) => textOf(object, key, text);
}

/** What the file calls so, with a word on each for whoever has to choose. */
export function namesIn(
  tree: Tree,
  text: Slices,
  of: Named,
  near: SyntaxNode,
): readonly { readonly word: string; readonly about: string }[] {
  const parts = (list: string): readonly SyntaxNode[] => partsOf(tree, text, list);
  const edges = (wanted: readonly SyntaxNode[]) =>
    wanted.map((edge) => ({
      word: textOf(edge, 'id', text) ?? '',
      about: `${textOf(edge, 'from', text) ?? ''} → ${textOf(edge, 'to', text) ?? ''}`,
    }));
  switch (of) {
    case 'edges':
      return edges(parts('edges'));
    case 'ownEdges': {
      const caller = callerAround(near, text);
      return edges(parts('edges').filter((edge) => caller === null || textOf(edge, 'from', text) === caller));
    }
    case 'tags':
    case 'zones': {
      const words = parts('nodes').flatMap((node) => wordsIn(node, of, text));
      return [...new Set(words)].map((word) => ({ word, about: '' }));
    }
    case 'layers': {
      const edge = parts('edges').find((one) => textOf(one, 'id', text) === textOf(near, 'edge', text));
      return edge === undefined ? [] : named(partsIn(edge, 'stack', text), text);
    }
    default:
      return named(parts(of), text);
  }
}

function named(parts: readonly SyntaxNode[], text: Slices): readonly { word: string; about: string }[] {
  return parts.map((part) => ({
    word: textOf(part, 'id', text) ?? '',
    about: textOf(part, 'name', text) ?? textOf(part, 'kind', text) ?? '',
  }));
}

/** The node that makes the calls of the part around: the part itself, or the node that a saga names. */
function callerAround(near: SyntaxNode, text: Slices): string | null {
  for (let at: SyntaxNode | null = near; at !== null; at = at.parent) {
    if (at.name !== 'Object') continue;
    const caller = textOf(at, 'node', text);
    if (caller !== undefined) return caller;
    if (propertyOf(at, 'plan', text) !== undefined || propertyOf(at, 'mix', text) !== undefined) {
      return textOf(at, 'id', text) ?? null;
    }
  }
  return null;
}

function partsOf(tree: Tree, text: Slices, list: string): readonly SyntaxNode[] {
  const file = valueIn(tree.topNode);
  return file?.name === 'Object' ? partsIn(file, list, text) : [];
}

function partsIn(object: SyntaxNode, list: string, text: Slices): readonly SyntaxNode[] {
  const property = propertyOf(object, list, text);
  const value = property === undefined ? null : valueIn(property);
  return value?.name === 'Array' ? itemsOf(value).filter(({ name }) => name === 'Object') : [];
}

function wordsIn(node: SyntaxNode, of: 'tags' | 'zones', text: Slices): readonly string[] {
  const property = propertyOf(node, of, text);
  const value = property === undefined ? null : valueIn(property);
  const list = value?.name === 'Array' ? itemsOf(value).filter(isValue) : [];
  const words = list.map((item) => text.sliceString(item.from, item.to).replaceAll('"', ''));
  const zone = of === 'zones' ? textOf(node, 'zone', text) : undefined;
  return zone === undefined ? words : [...words, zone];
}

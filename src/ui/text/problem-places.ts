import type { SyntaxNode, Tree } from '@lezer/common';
import { itemsOf, propertiesOf, propertyOf, textOf, valueIn, type Slices } from './json-tree';

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** A text whose lines are counted. */
export interface LinedText extends Slices {
  readonly length: number;
  readonly lines: number;
  line(number: number): { readonly from: number; readonly to: number };
}

/**
 * Where in a text the place is that a path names: its value, or the key of what is around it when it is not there. Paths
 * name parts of lists by their ids, as edits do; one that is no JSON is named by line and column.
 */
export function placeOfPath(path: string, tree: Tree, text: LinedText): TextRange {
  const [, line, column] = /^line (\d+), column (\d+)$/.exec(path) ?? [];
  if (line !== undefined) return placeOfColumn(Number(line), Number(column), text);
  let value = valueIn(tree.topNode);
  let found: TextRange = { from: 0, to: Math.min(1, text.length) };
  for (const step of stepsOf(path)) {
    const next = value === null ? null : nextValue(value, step, text);
    if (next === null) return found;
    ({ value, range: found } = next);
  }
  return value === null || value.name === 'Object' || value.name === 'Array'
    ? found
    : { from: value.from, to: value.to };
}

function placeOfColumn(line: number, column: number, text: LinedText): TextRange {
  const { from, to } = text.line(Math.min(line, text.lines));
  const at = Math.min(from + column - 1, to);
  // At the end of the text there is nothing to mark but what comes before.
  return at < text.length ? { from: at, to: at + 1 } : { from: Math.max(0, at - 1), to: at };
}

function stepsOf(path: string): readonly (string | number)[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, word, place]) => word ?? Number(place));
}

interface Found {
  readonly value: SyntaxNode | null;
  /** What is marked when nothing further is found: a key, or the line in which a part begins. */
  readonly range: TextRange;
}

function nextValue(value: SyntaxNode, step: string | number, text: LinedText): Found | null {
  if (value.name === 'Array') {
    const items = itemsOf(value);
    const item =
      typeof step === 'number'
        ? items[step]
        : items.find((one) => one.name === 'Object' && textOf(one, 'id', text) === step);
    return item === undefined ? null : { value: item, range: beginningOf(item, text) };
  }
  if (value.name !== 'Object' || typeof step === 'number') return null;
  const property = propertyOf(value, step, text) ?? settingOf(value, step, text);
  if (property === undefined) return null;
  const name = property.getChild('PropertyName') ?? property;
  return { value: valueIn(property), range: { from: name.from, to: name.to } };
}

/** The settings of a layer are named as if they stood directly in it. */
function settingOf(layer: SyntaxNode, key: string, text: LinedText): SyntaxNode | undefined {
  const settings = propertyOf(layer, 'settings', text);
  const held = settings === undefined ? null : valueIn(settings);
  return held?.name === 'Object' ? propertyOf(held, key, text) : undefined;
}

/** What a part is, by its id, says where it is better than its opening brace. */
function beginningOf(item: SyntaxNode, text: LinedText): TextRange {
  if (item.name !== 'Object') return { from: item.from, to: item.to };
  const named = propertyOf(item, 'id', text) ?? propertiesOf(item)[0];
  return named === undefined ? { from: item.from, to: item.to } : { from: named.from, to: named.to };
}

import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode, Tree } from '@lezer/common';

/** The text that is looked at, by its places. */
export interface Slices {
  sliceString(from: number, to: number): string;
}

/** A long text is read in the background; whoever asks waits at most so long for the rest. */
const READ_WITHIN_MS = 300;

/** The tree of a text, the whole of it if that takes no longer than somebody waits. */
export function treeOf(state: EditorState): Tree {
  return ensureSyntaxTree(state, state.doc.length, READ_WITHIN_MS) ?? syntaxTree(state);
}

const VALUES: readonly string[] = ['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null'];

export function isValue({ name }: SyntaxNode): boolean {
  return VALUES.includes(name);
}

/** The value that a whole text is, or that stands in a property. */
export function valueIn(parent: SyntaxNode): SyntaxNode | null {
  for (let child = parent.lastChild; child !== null; child = child.prevSibling) {
    if (isValue(child)) return child;
  }
  return null;
}

function childrenOf(parent: SyntaxNode, isWanted: (child: SyntaxNode) => boolean): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (isWanted(child)) found.push(child);
  }
  return found;
}

export function propertiesOf(object: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(object, ({ name }) => name === 'Property');
}

export function itemsOf(array: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(array, isValue);
}

/** The key of a property, as far as it is written. */
export function keyOf(property: SyntaxNode, text: Slices): string {
  const name = property.getChild('PropertyName');
  return name === null ? '' : wordOf(name, text);
}

export function propertyOf(object: SyntaxNode, key: string, text: Slices): SyntaxNode | undefined {
  return propertiesOf(object).find((property) => keyOf(property, text) === key);
}

/** The text that a key of an object has as its value. */
export function textOf(object: SyntaxNode, key: string, text: Slices): string | undefined {
  const property = propertyOf(object, key, text);
  const value = property === undefined ? null : valueIn(property);
  return value?.name === 'String' ? wordOf(value, text) : undefined;
}

/** What stands between double quotes; whoever is still writing may not have closed them. */
export function wordOf({ from, to }: SyntaxNode, text: Slices): string {
  const written = text.sliceString(from, to);
  try {
    const word: unknown = JSON.parse(written);
    return typeof word === 'string' ? word : written;
  } catch {
    return written.replaceAll('"', '');
  }
}

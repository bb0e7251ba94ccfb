import {
  pickedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';
import { treeOf } from './json-tree';
import { namesIn, placeAt, type FilePlace } from './places';
import type { Shape } from './shape';

/** What may be written where the cursor stands: keys, options, and above all what is called so in this very text. */
export function completions(context: CompletionContext): CompletionResult | null {
  const { state, pos } = context;
  const tree = treeOf(state);
  const place = placeAt(tree, state.doc, pos);
  if (place === null) return null;
  const word = wordAround(tree.resolveInner(pos, -1), pos);
  if (word === null && !context.explicit) return null;
  const options = place.value === null ? keyOptions(place) : valueOptions(place, place.value, context);
  if (options.length === 0) return null;
  return { from: word?.from ?? pos, options };
}

const WORDS: readonly string[] = ['String', 'PropertyName', 'True', 'False', 'Number'];

function wordAround({ name, from, to }: SyntaxNode, pos: number): { from: number; to: number } | null {
  return WORDS.includes(name) && from < pos ? { from, to } : null;
}

/**
 * Writes in place of the whole word, and not only of what stands before the cursor: whoever typed one quote has two by
 * now. Where something is to be filled in, the cursor goes there.
 */
function writing(text: string) {
  return (view: EditorView, completion: Completion, from: number, to: number): void => {
    const word = wordAround(treeOf(view.state).resolveInner(to, -1), to);
    const isEmpty = /(?:""|\[\]|\{\})$/.test(text);
    view.dispatch({
      changes: { from, to: word?.to ?? to, insert: text },
      selection: { anchor: from + text.length - (isEmpty ? 1 : 0) },
      annotations: pickedCompletion.of(completion),
      userEvent: 'input.complete',
    });
  };
}

function keyOptions({ keys, said, property }: FilePlace): readonly Completion[] {
  const isNew = property === null || property.getChild('PropertyName') === property.lastChild;
  return Object.entries(keys)
    .filter(([id]) => !said.includes(id))
    .map(([id, { label, help, usual }]) => ({
      label: `"${id}"`,
      displayLabel: id,
      detail: label,
      info: help,
      type: 'property',
      apply: writing(isNew ? `"${id}": ${JSON.stringify(usual)}` : `"${id}"`),
    }));
}

function valueOptions(place: FilePlace, shape: Shape, context: CompletionContext): readonly Completion[] {
  switch (shape.is) {
    case 'choice':
      return shape.options.map(({ value, label }) => ({
        label: JSON.stringify(value),
        displayLabel: value,
        apply: writing(JSON.stringify(value)),
        detail: label,
        type: 'enum',
      }));
    case 'flag':
      return ['true', 'false'].map((label) => ({ label, apply: writing(label), type: 'keyword' }));
    case 'name': {
      const { doc } = context.state;
      const names = namesIn(treeOf(context.state), doc, shape.of, place.object);
      return names
        .filter(({ word }) => word !== '')
        .map(({ word, about }) => ({
          label: JSON.stringify(word),
          displayLabel: word,
          apply: writing(JSON.stringify(word)),
          detail: about === word ? '' : about,
          type: 'variable',
        }));
    }
    case 'either':
      return shape.of.flatMap((one) => valueOptions(place, one, context));
    default:
      return [];
  }
}

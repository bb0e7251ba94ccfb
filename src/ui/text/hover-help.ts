import { hoverTooltip, type EditorView, type Tooltip } from '@codemirror/view';
import { treeOf, wordOf } from './json-tree';
import { placeAt } from './places';
import type { Shape } from './shape';

/** What a key means, and what a chosen word stands for, for whoever points at it. */
export const hoverHelp = hoverTooltip((view, position): Tooltip | null => {
  const help = helpAt(view, position);
  if (help === null) return null;
  return {
    pos: help.from,
    end: help.to,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'cm-help';
      const title = document.createElement('strong');
      title.textContent = help.title;
      dom.append(title, ` ${help.text}`);
      return { dom };
    },
  };
});

interface Help {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly text: string;
}

function helpAt({ state }: EditorView, position: number): Help | null {
  const tree = treeOf(state);
  const node = tree.resolveInner(position, -1);
  const place = placeAt(tree, state.doc, position);
  if (place === null || place.key === null) return null;
  const { from, to } = node;
  if (node.name === 'PropertyName') return { from, to, title: place.key.label, text: place.key.help };
  if (node.name !== 'String' || place.value === null) return null;
  const word = wordOf(node, state.doc);
  const text = optionLabel(place.value, word);
  return text === '' ? null : { from, to, title: word, text };
}

function optionLabel(shape: Shape, word: string): string {
  return shape.is === 'choice' ? (shape.options.find(({ value }) => value === word)?.label ?? '') : '';
}

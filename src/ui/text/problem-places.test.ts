import { json, jsonLanguage } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { placeOfPath } from './problem-places';

const text = `{
  "name": "Shop",
  "measure": { "fromMs": 0, "toMs": 9 },
  "nodes": [
    { "kind": "client", "id": "web" },
    { "kind": "service", "id": "shop", "plan": ["a", ["b", "c"]], "latency": { "kind": "constant", "ms": -1 } }
  ],
  "edges": [{ "id": "a", "stack": [{ "id": "guard", "kind": "timeout", "settings": { "afterMs": 0 } }] }],
  "expect": [{ "id": "all", "of": [{ "id": "one" }] }]
}`;

function marked(path: string, of = text): string {
  const { doc } = EditorState.create({ doc: of, extensions: [json()] });
  const { from, to } = placeOfPath(path, jsonLanguage.parser.parse(of), doc);
  return doc.sliceString(from, to);
}

describe('the place that a problem is about', () => {
  it.each([
    ['name', '"Shop"'],
    ['measure.toMs', '9'],
    ['nodes.shop.latency.ms', '-1'],
    ['nodes.shop.plan[1][0]', '"b"'],
    ['nodes[0].kind', '"client"'],
    ['edges.a.stack.guard.afterMs', '0'],
    ['expect.all.of[0].id', '"one"'],
  ])('%s is the value', (path, value) => {
    expect(marked(path)).toBe(value);
  });

  it.each([
    ['nodes.shop.concurrency', '"id": "shop"'],
    ['nodes.shop', '"id": "shop"'],
    ['nodes.nobody', '"nodes"'],
    ['edges.a.stack.guard.nonsense', '"id": "guard"'],
    ['measure', '"measure"'],
    ['file', '{'],
  ])('%s is the nearest thing that is there', (path, value) => {
    expect(marked(path)).toBe(value);
  });

  it('is told by line and column where the text is no JSON', () => {
    expect(marked('line 2, column 3')).toBe('"');
    expect(marked('line 1, column 9', '{"name":')).toBe(':');
    expect(marked('line 7, column 1', '')).toBe('');
  });
});

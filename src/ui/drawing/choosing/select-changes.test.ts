import { describe, expect, it } from 'vitest';
import { afterChanges } from './select-changes';

const node = (id: string) => ({ kind: 'node', id }) as const;
const edge = { kind: 'edge', id: 'e' } as const;
const change = (id: string, selected: boolean) => ({ type: 'select', id, selected });

describe('what is selected', () => {
  it('is what was pressed, and nothing else', () => {
    expect(afterChanges([node('a'), edge], 'node', [change('b', true), change('a', false)], false)).toEqual([
      node('b'),
    ]);
  });

  it('stays when it is given up without a reason, or pressed again', () => {
    expect(afterChanges([node('a')], 'node', [change('a', false)], false)).toBeNull();
    expect(afterChanges([node('a')], 'node', [change('a', true)], false)).toBeNull();
    expect(afterChanges([node('a')], 'node', [{ type: 'position', id: 'b' }], true)).toBeNull();
  });

  it('grows and shrinks while a key for several is held', () => {
    expect(afterChanges([node('a'), edge], 'node', [change('b', true)], true)).toEqual([
      node('a'),
      edge,
      node('b'),
    ]);
    expect(afterChanges([node('a'), edge, node('b')], 'node', [change('a', false)], true)).toEqual([
      edge,
      node('b'),
    ]);
    expect(afterChanges([node('e'), edge], 'edge', [change('e', false)], true)).toEqual([node('e')]);
  });
});

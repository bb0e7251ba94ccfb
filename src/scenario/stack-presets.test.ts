import { describe, expect, it } from 'vitest';
import { stackPresets } from '../policies/stack-preset-settings';
import { small, smallFile } from './small-scenario.test-support';

describe('stacks with a name', () => {
  it.each(stackPresets)(
    '$label is accepted by the parser, and nothing in it is left to be filled in',
    ({ layers }) => {
      const stack = layers.map((layer, index) => ({ id: `layer-${index}`, enabled: true, ...layer }));
      const edges = smallFile.edges.map((edge) => (edge.id === 'shop-db' ? { ...edge, stack } : edge));
      expect(small({ edges }).edges[1].stack).toEqual(stack);
    },
  );
});

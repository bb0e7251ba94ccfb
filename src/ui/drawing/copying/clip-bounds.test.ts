import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipOf } from '../../../state/clip-of';
import { sharedDatabase } from '../../inspector/databases.test-support';
import { clipBounds } from './clip-bounds';

describe('what a clip takes up', () => {
  it('is the box around the cards of its nodes', () => {
    const scenario = sharedDatabase();
    const [client, database] = [scenario.nodes[0].id, scenario.nodes[3].id];
    const parts = [client, database].map((id) => ({ kind: 'node', id }) as const);
    const clip = clipOf(scenario, parts, { [client]: { x: 10, y: 20 }, [database]: { x: 300, y: 200 } });
    expect(clipBounds(clip ?? '', 'usual')).toEqual({ x: 10, y: 20, width: 410, height: 228 });
  });

  it('is unknown of anything else, which never throws', () => {
    expect(clipBounds('{"nodes":[{"position":{"x":"a"}},null,7]}', 'usual')).toBeNull();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => clipBounds(text, 'low')).not.toThrow();
      }),
    );
  });
});

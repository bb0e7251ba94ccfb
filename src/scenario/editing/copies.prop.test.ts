import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { applyPatch } from '../edit';
import { randomScenario } from '../random-scenario.test-support';
import type { PartId } from './acts';
import { acted } from './acted.test-support';
import { clipOf } from './clip-of';
import { editOfAct } from './edit-of-act';

const some = fc
  .tuple(randomScenario, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }))
  .map(([scenario, luck]) => {
    const ids = new Set(luck.map((number) => scenario.nodes[number % scenario.nodes.length].id));
    return { scenario, parts: [...ids].map((id): PartId => ({ kind: 'node', id })) };
  });

describe('copies of any nodes', () => {
  it('come beside them, and change nothing else', () => {
    fc.assert(
      fc.property(some, ({ scenario, parts }) => {
        const { after, made } = acted(scenario, { kind: 'duplicate', parts, by: { x: 9, y: 9 } });
        expect(made).toHaveLength(parts.length);
        expect(after.nodes.slice(0, scenario.nodes.length)).toEqual(scenario.nodes);
        expect(after.edges.slice(0, scenario.edges.length)).toEqual(scenario.edges);
        expect(after.requestTypes).toEqual(scenario.requestTypes);
        expect({ ...after, nodes: [], edges: [] }).toEqual({ ...scenario, nodes: [], edges: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('can be pasted into any other scenario', () => {
    fc.assert(
      fc.property(some, randomScenario, ({ scenario, parts }, other) => {
        const text = ensure(clipOf(scenario, parts), 'a clip');
        acted({ ...other, id: 'other' }, { kind: 'paste', text });
      }),
      { numRuns: 100 },
    );
  });

  it('are refused or taken, but never throw, whatever somebody did to their text', () => {
    fc.assert(
      fc.property(some, fc.nat(), fc.string({ maxLength: 3 }), ({ scenario, parts }, luck, junk) => {
        const text = ensure(clipOf(scenario, parts), 'a clip');
        const at = luck % text.length;
        const spoilt = text.slice(0, at) + junk + text.slice(at + (luck % 5));
        const result = editOfAct(scenario, { kind: 'paste', text: spoilt });
        if (result.ok) applyPatch(scenario, result.value.edit);
        else expect(result.error.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});

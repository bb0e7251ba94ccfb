import { describe, expect, it } from 'vitest';
import { shopScenario } from '../scenario.test-support';
import { awaySentences, callersOf, shareText } from './instance-callers';
import { instance } from './instance.test-support';

const scenario = shopScenario();
const [edge, other] = scenario.edges;

describe('what callers think of instances', () => {
  it('is said in a sentence for each caller', () => {
    const away = (id: string, ...until: number[]) => until.map((at) => ({ edge: id, until: at * 1e9 }));
    const instances = [
      instance(1),
      instance(2, { keptAway: [...away(edge.id, 42), ...away(other.id, 50)] }),
      instance(3, { keptAway: away(edge.id, 51) }),
      instance(4, { keptAway: away(edge.id, 60) }),
    ];
    const [first, second] = awaySentences(scenario, instances);
    expect(first).toMatch(
      / → .* keeps away from 2 \(until 42.* s\), 3 \(until 51.* s\) and 4 \(until 60.* s\)\.$/,
    );
    expect(second).toMatch(/ keeps away from 2 \(until 50.* s\)\.$/);
    expect(awaySentences(scenario, [instance(1)])).toEqual([]);
  });

  it('has the share of each in the choices of each caller', () => {
    const chosen = [
      { edge: edge.id, share: 0.25 },
      { edge: other.id, share: NaN },
    ];
    expect(shareText(instance(1, { chosen }))).toBe('25% · –');
    expect(callersOf(scenario, [instance(1, { chosen })])).toHaveLength(2);
    expect(callersOf(scenario, [instance(1)])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { ExpectationNow } from '../../worker/protocol';
import { shopScenario } from '../inspector/scenario.test-support';
import { decidedOf } from './decided';

const scenario = shopScenario();
const say = (id: string, verdict: ExpectationNow['verdict'], at?: number): ExpectationNow => ({
  id,
  verdict,
  evidence: `${id} is`,
  ...(at !== undefined && { at }),
});

describe('decided expectations', () => {
  it('stand where it became certain, with words and evidence', () => {
    const [opens, fast] = decidedOf(scenario, [say('opens', 'holds', 20.4e9), say('fast', 'broken', 20e9)]);
    expect(opens).toEqual({
      id: 'opens',
      verdict: 'holds',
      at: 20.4e9,
      words: 'orders → payments opens within 5 s after “Payment outage” begins',
      evidence: 'opens is',
    });
    expect(fast).toMatchObject({ verdict: 'broken', at: 20e9 });
  });

  it('leave out what is open, unknown or not told yet', () => {
    expect(
      decidedOf(scenario, [say('good', 'undecided'), say('gone', 'holds', 1), say('good', 'holds')]),
    ).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomScenario } from '../random-scenario.test-support';
import { acted } from './acted.test-support';
import { whyNotConnect } from './why-not-connect';

describe('connecting any two nodes', () => {
  it('makes a call that the parser takes wherever nothing speaks against it, and is undone exactly', () => {
    let made = 0;
    fc.assert(
      fc.property(randomScenario, fc.nat(), fc.nat(), (scenario, one, other) => {
        const [from, to] = [one, other].map((luck) => scenario.nodes[luck % scenario.nodes.length].id);
        if (whyNotConnect(scenario, from, to) !== null) return;
        made++;
        acted(scenario, { kind: 'connect', from, to });
      }),
      { numRuns: 200 },
    );
    expect(made).toBeGreaterThan(20);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomScenario } from '../random-scenario.test-support';
import { writeScenario } from '../write-scenario';
import { acted } from './acted.test-support';
import { editOfAct } from './edit-of-act';
import { whyNotReconnect } from './why-not-connect';

describe('acts on any scenario', () => {
  it('connect a call anew wherever nothing speaks against it', () => {
    let done = 0;
    fc.assert(
      fc.property(randomScenario, fc.nat(), fc.nat(), fc.boolean(), (scenario, one, other, isTo) => {
        if (scenario.edges.length === 0) return;
        const edge = scenario.edges[one % scenario.edges.length].id;
        const node = scenario.nodes[other % scenario.nodes.length].id;
        const act = { kind: 'reconnect', edge, end: isTo ? 'to' : 'from', node } as const;
        if (whyNotReconnect(scenario, edge, act.end, node) !== null) return;
        // Only the ways to data may still be in the way.
        const result = editOfAct(scenario, act);
        const hasProcesses = scenario.sagas.length + scenario.writers.length + scenario.views.length > 0;
        if (!result.ok && hasProcesses) return;
        acted(scenario, act);
        done++;
      }),
      { numRuns: 250 },
    );
    expect(done).toBeGreaterThan(20);
  });

  it('take any type of requests away', () => {
    fc.assert(
      fc.property(randomScenario, fc.nat(), (scenario, luck) => {
        const { id } = scenario.requestTypes[luck % scenario.requestTypes.length];
        acted(scenario, { kind: 'request-type', change: { kind: 'remove', id } });
      }),
      { numRuns: 150 },
    );
  });

  it('make any scenario of the text of any other', () => {
    fc.assert(
      fc.property(randomScenario, randomScenario, (scenario, other) => {
        const { after } = acted(scenario, { kind: 'become', text: writeScenario(other) });
        expect(after).toEqual(other);
      }),
      { numRuns: 60 },
    );
  });

  it('take calls of plans out and put them in again', () => {
    fc.assert(
      fc.property(randomScenario, fc.nat(), (scenario, luck) => {
        const callers = scenario.nodes.filter((node) => node.kind !== 'client' && node.plan.length > 0);
        if (callers.length === 0) return;
        const { id: node } = callers[luck % callers.length];
        acted(scenario, { kind: 'plan', node, change: { kind: 'call', step: 0, call: 0, optional: true } });
        const change = { kind: 'apart', step: 0, call: 0 } as const;
        acted(scenario, { kind: 'plan', node, change });
      }),
      { numRuns: 100 },
    );
  });
});

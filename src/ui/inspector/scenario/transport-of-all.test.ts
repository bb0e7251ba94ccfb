import { describe, expect, it } from 'vitest';
import type { Patch } from '../../../scenario/edit';
import type { Scenario, ScenarioNode } from '../../../scenario/format';
import { shopScenario } from '../scenario.test-support';
import { addressEdit, sharedAddress, sharedTransport, transportEdit } from './transport-of-all';

/** What the worker makes of such an edit. */
function edited(scenario: Scenario, patches: readonly Patch[]): Scenario {
  const change = (node: ScenarioNode): ScenarioNode => {
    const own = patches.filter(({ path }) => path.startsWith(`nodes.${node.id}.`));
    return Object.assign(
      { ...node },
      Object.fromEntries(own.map((patch) => [patch.path.split('.')[2], patch.new])),
    );
  };
  return { ...scenario, nodes: scenario.nodes.map(change) };
}

const addresses = ({ nodes }: Scenario): string[] =>
  nodes.flatMap((node) => (node.kind === 'client' ? [] : [node.address]));

describe('the transport of all parts', () => {
  it('is set for everything but the clients, and for nothing that has it', () => {
    const before = shopScenario();
    expect(sharedTransport(before)).toBe('simulated');
    const after = edited(before, transportEdit(before, 'mock-http'));
    expect(sharedTransport(after)).toBe('mock-http');
    expect(transportEdit(after, 'mock-http')).toEqual([]);
    const { path, old } = transportEdit(before, 'mock-http')[0];
    const mixed = edited(after, [{ path, old: 'mock-http', new: old }]);
    expect(sharedTransport(mixed)).toBe('differently');
  });
});

describe('the address of all parts', () => {
  it('is the same for all, or has the id of each in it', () => {
    const before = shopScenario();
    const same = edited(before, addressEdit(before, 'http://127.0.0.1:8080'));
    expect(new Set(addresses(same))).toEqual(new Set(['http://127.0.0.1:8080']));
    expect(sharedAddress(same)).toBe('http://127.0.0.1:8080');
    const each = edited(same, addressEdit(same, 'http://127.0.0.1:8080/{node}/api'));
    expect(addresses(each)).toContain('http://127.0.0.1:8080/payments/api');
    expect(sharedAddress(each)).toBe('http://127.0.0.1:8080/{node}/api');
    expect(addressEdit(each, 'http://127.0.0.1:8080/{node}/api')).toEqual([]);
  });

  it('is none when parts have addresses of their own', () => {
    const before = shopScenario();
    expect(sharedAddress(before)).toBe('');
    const own = edited(before, [{ path: 'nodes.payments.address', old: '', new: 'http://localhost:1234' }]);
    expect(sharedAddress(own)).toBe('');
  });
});

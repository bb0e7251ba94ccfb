import type { Scenario } from '../../scenario/format';
import { isWorkNode } from '../../scenario/node-parts';
import type { OutsideNode } from '../http';
import { originOf } from '../wire/address';

/** The nodes whose work is done by real requests; one without an address is still simulated. */
export function outsideNodes(scenario: Scenario): OutsideNode[] {
  return scenario.nodes.filter(isWorkNode).flatMap(({ id, transport, address }): OutsideNode[] => {
    if (transport === 'simulated' || (transport === 'http' && address === '')) return [];
    return [{ node: id, transport, address: transport === 'http' ? address : '' }];
  });
}

/** The origins that a scenario wants to call, each once. */
export function originsOf(nodes: readonly OutsideNode[]): string[] {
  const origins = nodes.flatMap(({ transport, address }) => {
    const origin = transport === 'http' ? originOf(address) : null;
    return origin === null ? [] : [origin];
  });
  return [...new Set(origins)];
}

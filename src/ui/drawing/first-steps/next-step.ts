import type { Scenario } from '../../../scenario/format';

/** What somebody who begins may want to do next, and with which card. */
export interface NextStep {
  readonly node: string;
  readonly words: string;
}

/** As long as nobody calls anybody, the canvas says how a call is made; null from the first call on. */
export function nextStep({ nodes, edges }: Pick<Scenario, 'nodes' | 'edges'>): NextStep | null {
  if (nodes.length === 0 || edges.length > 0) return null;
  const client = nodes.find(({ kind }) => kind === 'client');
  if (client === undefined)
    return { node: nodes[0].id, words: 'Nobody asks it yet. Press I and add a client.' };
  const words = nodes.some(({ kind }) => kind !== 'client')
    ? 'Drag the ring at its side to what it calls, or press D.'
    : 'Now what it calls: drag the ring at its side to where that shall stand, or press D.';
  return { node: client.id, words };
}

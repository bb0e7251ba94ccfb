import { describe, expect, it } from 'vitest';
import type { OutsideNode } from '../../worker/http';
import { callersOf, countWords, whereWords } from './outside-words';

const NODES: readonly OutsideNode[] = [
  { node: 'payments', transport: 'http', address: 'http://127.0.0.1:8080/api' },
  { node: 'stock', transport: 'http', address: 'http://127.0.0.1:80800' },
  { node: 'inventory', transport: 'mock-http', address: '' },
];

describe('work that is done outside', () => {
  it('says where it is done', () => {
    expect(whereWords(NODES, (node) => node.toUpperCase())).toBe(
      'PAYMENTS → http://127.0.0.1:8080/api, STOCK → http://127.0.0.1:80800, INVENTORY by its mock service',
    );
  });

  it('says how many requests there were, and nothing of what there was not', () => {
    const counts = { sent: 128, waiting: 3, answered: 120, failed: 0, simulated: 0 };
    expect(countWords({ nodes: [], asksFor: [], ...counts }, String)).toBe('128 sent, 3 waiting');
    expect(countWords({ nodes: [], asksFor: [], ...counts, failed: 5, simulated: 12 }, String)).toBe(
      '128 sent, 3 waiting, 5 failed, 12 simulated',
    );
  });

  it('names who would call an origin, and no other whose address begins alike', () => {
    const callers = callersOf(NODES, ['http://127.0.0.1:8080']);
    expect(callers.map(({ node }) => node)).toEqual(['payments']);
  });
});

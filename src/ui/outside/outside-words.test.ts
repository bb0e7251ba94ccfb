import { describe, expect, it } from 'vitest';
import type { OutsideNode } from '../../worker/http';
import { shopScenario } from '../inspector/scenario.test-support';
import {
  callersOf,
  callerWords,
  countWords,
  methodWords,
  placeWords,
  shortWhereWords,
  whereWords,
} from './outside-words';

const ORIGIN = 'http://127.0.0.1:8080';
const NODES: readonly OutsideNode[] = [
  { node: 'payments', transport: 'http', address: `${ORIGIN}/api/` },
  { node: 'stock', transport: 'http', address: 'http://127.0.0.1:80800' },
  { node: 'inventory', transport: 'mock-http', address: '' },
];
const MORE: readonly OutsideNode[] = [
  ...NODES,
  { node: 'orders', transport: 'http', address: ORIGIN },
  { node: 'users', transport: 'mock-http', address: '' },
];
const upper = (node: string): string => node.toUpperCase();

describe('work that is done outside', () => {
  it('says where it is done', () => {
    const where =
      'PAYMENTS → http://127.0.0.1:8080/api/, STOCK → http://127.0.0.1:80800, INVENTORY by its mock service';
    expect(whereWords(NODES, upper)).toBe(where);
    expect(shortWhereWords(NODES, upper)).toBe(where);
  });

  it('says in short where that is, with parts of one origin together', () => {
    expect(shortWhereWords(MORE, upper)).toBe(
      '2 parts → http://127.0.0.1:8080, STOCK → http://127.0.0.1:80800, 2 parts by mock services',
    );
    expect(placeWords(MORE)).toBe('http://127.0.0.1:8080, http://127.0.0.1:80800, mock services');
  });

  it('says how many requests there were, and nothing of what there was not', () => {
    const counts = { sent: 128, waiting: 3, answered: 120, failed: 0, simulated: 0 };
    expect(countWords({ nodes: [], asksFor: [], ...counts }, String)).toBe('128 sent, 3 waiting');
    expect(countWords({ nodes: [], asksFor: [], ...counts, failed: 5, simulated: 12 }, String)).toBe(
      '128 sent, 3 waiting, 5 failed, 12 simulated',
    );
  });

  it('calls nothing sent that waits for somebody to agree', () => {
    const counts = { sent: 1, waiting: 1, answered: 0, failed: 0, simulated: 0 };
    const held = { nodes: [], asksFor: [ORIGIN] };
    expect(countWords({ ...held, ...counts }, String)).toBe('no server is called until you agree');
    expect(countWords({ ...held, ...counts, sent: 9, answered: 6, failed: 2 }, String)).toBe(
      'no server is called until you agree, 6 answered, 2 failed',
    );
  });

  it('names who would call an origin and below which path, and no other whose address begins alike', () => {
    const callers = callersOf(MORE, [ORIGIN]);
    expect(callers.map((one) => callerWords(one, upper))).toEqual(['PAYMENTS below /api', 'ORDERS']);
  });

  it('names the methods that clients ask with, each once', () => {
    const shop = shopScenario();
    const [place, list] = shop.requestTypes;
    expect(methodWords(shop)).toBe('POST, GET');
    expect(methodWords({ ...shop, requestTypes: [{ ...place, method: 'GET' }, list] })).toBe('GET');
    const unasked = { ...list, id: 'remove', method: 'DELETE' };
    expect(methodWords({ ...shop, requestTypes: [place, list, unasked] })).toBe('POST, GET');
  });
});

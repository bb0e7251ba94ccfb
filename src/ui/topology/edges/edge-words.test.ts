import { describe, expect, it } from 'vitest';
import { EDGE_FIELD, type FrameLayout } from '../../../worker/frame';
import { testFrame } from '../frame.test-support';
import { edgeWords } from './edge-words';

const layout: FrameLayout = { topologyVersion: 1, durationNs: 1e9, nodes: [], edges: ['e'], layers: [] };
const words = (fields: Record<number, number>) =>
  edgeWords('orders → payments', testFrame(layout, { edges: { e: fields } }), 0);

describe('words of an edge', () => {
  it('say what happens on it, and only that', () => {
    expect(
      words({ [EDGE_FIELD.callRate]: 81, [EDGE_FIELD.sentRate]: 3.2, [EDGE_FIELD.rejectedRate]: 78 }),
    ).toBe('Call orders → payments: 81 a second asked, 3.2 a second sent, 78 a second rejected at the gate');
    expect(words({ [EDGE_FIELD.callRate]: 2, [EDGE_FIELD.fallbackRate]: 2 })).toBe(
      'Call orders → payments: 2 a second asked, 2 a second answered by a fallback',
    );
    expect(words({})).toBe('Call orders → payments: no calls');
    expect(edgeWords('a → db', testFrame(layout, {}), 0, 'crosses ownership: db belongs to b')).toBe(
      'Call a → db: crosses ownership: db belongs to b',
    );
    expect(words({ [EDGE_FIELD.lost]: 1240, [EDGE_FIELD.faulted]: 1 })).toBe(
      'Call orders → payments: 1\u2009240 messages lost so far, a fault of the network acts on it',
    );
  });
});

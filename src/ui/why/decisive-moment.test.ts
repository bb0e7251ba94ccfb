import { describe, expect, it } from 'vitest';
import type { WhyMoment } from '../../worker/traces';
import { decisiveMoment } from './decisive-moment';

const PLAIN: WhyMoment = {
  time: 0,
  mark: 'note',
  title: 'It opened',
  text: '',
  part: null,
  layer: null,
  window: null,
  settings: [],
};
const ASKED: WhyMoment = {
  ...PLAIN,
  settings: [{ label: 'Open for', value: '5 s', path: 'edges.a.stack.b.openForMs' }],
};
const request = { kind: 'request', ref: { client: 'web', number: 1 } } as const;
const change = { kind: 'change', index: 3 } as const;

describe('the moment that decided', () => {
  it('is the change that was asked about, and not what came of it', () => {
    expect(decisiveMoment({ subject: change, moments: [PLAIN, ASKED, PLAIN] })).toBe(1);
  });

  it('is the last one where a change has no settings, and of a request', () => {
    expect(decisiveMoment({ subject: change, moments: [PLAIN, PLAIN] })).toBe(1);
    expect(decisiveMoment({ subject: request, moments: [ASKED, PLAIN] })).toBe(1);
  });
});

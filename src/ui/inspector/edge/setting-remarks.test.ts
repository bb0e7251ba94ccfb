import { describe, expect, it } from 'vitest';
import { breakerLayer, timeoutLayer } from '../layers.test-support';
import { settingRemark } from './setting-remarks';

const byCalls = { tripOn: 'failure-rate-calls', windowCalls: 20 } as const;

describe('settingRemark', () => {
  it('says that a window holds no more calls than it is long', () => {
    const layer = breakerLayer({ ...byCalls, minimumCalls: 50 });
    expect(settingRemark(layer, 'minimumCalls')).toBe('The window holds 20 calls, so 20 are enough.');
    expect(settingRemark(layer, 'windowCalls')).toBeUndefined();
  });

  it.each([
    ['as many as the window holds', { ...byCalls, minimumCalls: 20 }],
    ['a window of time', { ...byCalls, tripOn: 'failure-rate-time', minimumCalls: 50 }],
    ['no window', { ...byCalls, tripOn: 'consecutive-failures', minimumCalls: 50 }],
  ] as const)('is silent about %s', (_what, settings) => {
    expect(settingRemark(breakerLayer(settings), 'minimumCalls')).toBeUndefined();
  });

  it('says that no more trials can succeed than are permitted', () => {
    const remark = (trialsPermitted: number, trialsRequired: number) =>
      settingRemark(breakerLayer({ trialsPermitted, trialsRequired }), 'trialsRequired');
    expect(remark(3, 5)).toBe('3 trials are permitted, so 3 are enough.');
    expect(remark(1, 2)).toBe('1 trial is permitted, so 1 is enough.');
    expect(remark(3, 3)).toBeUndefined();
    expect(remark(0, 5)).toBeUndefined();
  });

  it('has nothing to say about other policies', () => {
    expect(settingRemark(timeoutLayer(250), 'minimumCalls')).toBeUndefined();
  });
});

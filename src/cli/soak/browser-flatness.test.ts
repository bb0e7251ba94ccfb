import { describe, expect, it } from 'vitest';
import { browserFindings, type BrowserSample } from './browser-flatness';

const MB = 1024 * 1024;

function broken(change: (minute: number) => Partial<BrowserSample>): number[] {
  const samples = Array.from({ length: 20 }, (_, minute): BrowserSample => {
    const noise = (minute % 3) * 0.2 * MB;
    const heap = { objects: 20 * MB + noise, buffers: 4 * MB };
    return { minute, page: heap, worker: heap, elements: 900, ...change(minute) };
  });
  return browserFindings(samples).flatMap(({ holds }, index) => (holds ? [] : [index]));
}

describe('the heaps of a page that is used for long', () => {
  it('are flat when nothing grows but by what each second needs', () => {
    expect(broken(() => ({}))).toEqual([]);
    expect(broken((minute) => ({ page: { objects: (20 + minute * 0.05) * MB, buffers: 4 * MB } }))).toEqual(
      [],
    );
  });

  it('are not when anything gathers', () => {
    expect(broken((minute) => ({ page: { objects: (20 + minute) * MB, buffers: 4 * MB } }))).toEqual([0]);
    expect(broken((minute) => ({ page: { objects: 20 * MB, buffers: (4 + minute) * MB } }))).toEqual([1]);
    expect(broken((minute) => ({ worker: { objects: (20 + minute) * MB, buffers: 4 * MB } }))).toEqual([2]);
    expect(broken((minute) => ({ elements: 900 + minute * 50 }))).toEqual([3]);
    expect(broken((minute) => ({ worker: { objects: 20 * MB, buffers: (100 + minute * 5) * MB } }))).toEqual([
      4,
    ]);
  });
});

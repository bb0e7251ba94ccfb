import { describe, expect, it } from 'vitest';
import { byZone, isReady, lookOf } from './instance-look';
import { instance } from './instance.test-support';

describe('how an instance stands', () => {
  it('has a shape and a word of its own for each state', () => {
    const looks = (['up', 'starting', 'draining', 'crashed', 'stopped'] as const).map((state) =>
      lookOf(instance(1, { state }), undefined),
    );
    const all = [...looks, lookOf(instance(1, { hung: true }), undefined), lookOf(instance(1), 3)];
    expect(new Set(all.map(({ mark }) => mark)).size).toBe(all.length);
    expect(all.map(({ word }) => word)).toEqual([
      'up',
      'starting',
      'draining',
      'crashed',
      'stopped',
      'hung',
      'slow 3.0×',
    ]);
  });

  it('is ready when it takes new requests', () => {
    expect(isReady(instance(1))).toBe(true);
    expect(isReady(instance(1, { hung: true }))).toBe(false);
    expect(isReady(instance(1, { retired: true }))).toBe(false);
    expect(isReady(instance(1, { state: 'starting' }))).toBe(false);
  });
});

describe('zones', () => {
  it('gather their instances in the order in which they appear', () => {
    const instances = ['east', 'west', 'east'].map((zone, index) => instance(index + 1, { zone }));
    expect(byZone(instances).map(([zone, members]) => [zone, members.map(({ number }) => number)])).toEqual([
      ['east', [1, 3]],
      ['west', [2]],
    ]);
  });
});

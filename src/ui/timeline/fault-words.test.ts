import { describe, expect, it } from 'vitest';
import { faultWords, scheduleWords, shortInstant, untilWords } from './fault-words';
import { PLAIN_FAULTS } from './faults.test-support';

const { degraded, crash, hang, capacity, network, partition } = PLAIN_FAULTS;
const { 'fail-first': failFirst, 'crash-at-work': atWork } = PLAIN_FAULTS;

describe('words of a fault', () => {
  it('say what it does to nodes', () => {
    expect(faultWords({ ...degraded, errorRate: 0.9, latencyFactor: 5 })).toBe('errors 90 %, latency × 5');
    expect(faultWords({ ...degraded, latencyFactor: 2.5, addedMs: 1200 })).toBe('latency × 2.5, + 1.2 s');
    expect(faultWords(degraded)).toBe('no effect');
    expect(faultWords(crash)).toBe('crashed');
    expect(faultWords(hang)).toBe('hangs');
    expect(faultWords({ ...capacity, capacity: 0.25 })).toBe('25 % of the workers left');
    expect(faultWords({ ...failFirst, count: 1 })).toBe('the first request fails');
    expect(faultWords({ ...failFirst, count: 1200 })).toBe('the first 1\u2009200 requests fail');
    expect(faultWords(atWork)).toBe('crashes after the effect of 10 % of the work');
    expect(faultWords({ ...atWork, moment: 'before', crashRate: 1, most: 3 })).toBe(
      'crashes before the effect of 100 % of the work, at most 3',
    );
  });

  it('say what it does to messages, and to which of them', () => {
    expect(faultWords({ ...network, lossRate: 0.1, duplicateRate: 0.05, addedMs: 80 })).toBe(
      'loss 10 %, duplicates 5 %, + 80 ms',
    );
    expect(faultWords({ ...network, lossRate: 0.1, direction: 'back' })).toBe('loss 10 %, answers only');
    expect(faultWords(partition)).toBe('cut off');
    expect(faultWords({ ...partition, cut: 'refused', direction: 'there' })).toBe('refused, requests only');
  });

  it('leave a direction between zones to the names of the zones', () => {
    const between = { target: { between: ['west', 'east'] as const } };
    expect(faultWords({ ...partition, ...between, direction: 'there' })).toBe('cut off');
  });

  it('say when it acts', () => {
    expect(scheduleWords(crash, 90e9)).toBe('from 20 s until 45 s');
    const often = { ...degraded, rampInMs: 2000, rampOutMs: 500, times: 5, everyMs: 30_000, enabled: false };
    expect(scheduleWords(often, 45e9)).toBe(
      'from 20 s until the end, growing over 2 s, fading over 500 ms, 5 times, every 30 s, switched off',
    );
  });

  it('say when it was switched off that had acted, and nothing of ramps where there are none', () => {
    const off = { ...crash, rampInMs: 2000, rampOutMs: 500, enabled: false };
    expect(scheduleWords(off, 90e9, 23.4e9)).toBe('from 20 s until 45 s, switched off at 23.40 s');
  });

  it('say until when', () => {
    expect(untilWords(45e9, 90e9)).toBe('until 45 s');
    expect(untilWords(45.5e9, 90e9)).toBe('until 45.50 s');
    expect(untilWords(3500e9, 3600e9)).toBe('until 58:20');
    expect(untilWords(90e9, 90e9)).toBe('until the end');
    expect(shortInstant(0)).toBe('0 s');
  });
});

import { describe, expect, it } from 'vitest';
import { PATTERN_IDS, patterns } from '../../patterns/registry';
import { findTopics } from './find-topics';
import { GUIDE } from './guide-entries';
import { guideFields } from './guide-fields';
import { GUIDE_TITLES, GUIDE_TOPICS, isGuideTopic } from './guide-titles';

describe.each(GUIDE_TOPICS)('the page about %s', (topic) => {
  const entry = GUIDE[topic];

  it('speaks in whole sentences', () => {
    for (const words of [entry.what, entry.when, entry.hurts, entry.figure.caption])
      expect(words).toMatch(/^[A-Z].{30,}\.$/s);
    for (const { words } of entry.tries) expect(words).toMatch(/^[A-Z].*\.$/);
  });

  it('leads to other pages that there are', () => {
    expect(new Set(entry.related).size).toBe(entry.related.length);
    expect(entry.related).not.toContain(topic);
    for (const other of entry.related) expect(isGuideTopic(other)).toBe(true);
  });

  it('names settings that are declared', () => {
    const declared = Object.keys(guideFields(topic));
    for (const key of entry.settings) expect(declared).toContain(key);
  });

  it('draws within its stretch of time, and every bar from left to right', () => {
    const { lanes } = entry.figure;
    expect(lanes.length).toBeGreaterThan(1);
    for (const { bars = [], marks = [] } of lanes) {
      expect(bars.length + marks.length).toBeGreaterThan(0);
      for (const { from, to } of bars) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(100);
      }
      const times = marks.map(([, at]) => at);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      for (const at of times) expect(at >= 0 && at <= 97).toBe(true);
    }
  });
});

describe('the guide', () => {
  it('has a page about every pattern, under the title that the pattern has', () => {
    for (const id of PATTERN_IDS) expect(GUIDE_TITLES[id].title).toBe(patterns[id].title);
  });

  it.each([
    ['braker', 'circuit-breaker'],
    ['token bucket', 'rate-limiter'],
    ['compensation', 'saga'],
    ['CQRS', 'read-model'],
    ['p99', 'hedge'],
    ['discovery', 'instances'],
    ['event sourcing', 'event-store'],
    ['exactly once', 'idempotency-key'],
  ])('finds by “%s” the page about %s', (sought, topic) => {
    expect(findTopics(sought)[0]).toBe(topic);
  });

  it('finds nothing by what nobody calls so', () => {
    expect(findTopics('xylophone')).toEqual([]);
  });
});

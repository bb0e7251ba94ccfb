import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { HealthMark, Mark } from './mark';
import { markGeometry, type MarkKind } from './mark-paths';

const TRAFFIC: readonly MarkKind[] = [
  'ask',
  'served',
  'fallback',
  'failed',
  'rejected',
  'retry',
  'message',
  'late',
  'stuck',
  'lost',
];
const HEALTH = ['well', 'degraded', 'failing', 'idle'] as const;

describe('marks', () => {
  it.each([TRAFFIC, HEALTH])('are told apart by shape alone', (...kinds) => {
    const shapes = kinds.map((kind) => JSON.stringify(markGeometry(kind, 0.5).shapes));
    expect(new Set(shapes).size).toBe(kinds.length);
  });

  it('fill the pie of a retry from twelve o’clock, and share equal pies', () => {
    expect(markGeometry('retry', 0).shapes).toHaveLength(1);
    expect(markGeometry('retry', 0.25).shapes[1]?.path).toBe('M6 6V2.5A3.5 3.5 0 0 1 9.5 6Z');
    expect(markGeometry('retry', 0.75).shapes[1]?.path).toContain(' 1 1 ');
    expect(markGeometry('retry', 7)).toBe(markGeometry('retry', 1));
    expect(markGeometry('retry', 0.5)).toBe(markGeometry('retry', 0.501));
  });

  it('are silent beside words, and say their meaning when they stand alone', () => {
    expect(renderToStaticMarkup(<Mark kind="failed" />)).toContain('aria-hidden="true"');
    expect(renderToStaticMarkup(<HealthMark health="failing" />)).toContain('aria-label="failing"');
  });
});

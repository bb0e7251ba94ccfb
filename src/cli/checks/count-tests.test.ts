import { describe, expect, it } from 'vitest';
import { countPlaywright, countStep, countVitest, sum, totalsLine } from './count-tests';

describe('counting tests', () => {
  it('reads a vitest report', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [],
    };
    expect(countVitest(report, 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  });

  it('counts a test file that could not be loaded as one failure', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 0 });
  });

  it('reads a Playwright report, and counts errors outside tests', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{ message: 'no server' }] }, 1)).toEqual({
      passed: 3,
      failed: 3,
      skipped: 2,
    });
  });

  it('takes no tests and no report for a failure', () => {
    expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countPlaywright({ stats: { expected: 0, skipped: 4 } }, 0)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 4,
    });
  });

  it('does not let a step pass that ended with an error', () => {
    expect(countVitest({ numPassedTests: 5 }, 1).failed).toBe(1);
    expect(countStep(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countStep(0).passed).toBe(1);
  });

  it('ends in the totals line', () => {
    expect(totalsLine(sum([countStep(0), countStep(1), countStep(0)]))).toBe('2 passed, 1 failed');
  });
});

import { fieldOf, listAt, numberAt, textAt } from './report-fields';

/** What one step of `npm test` came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A step that ran no test, or whose report cannot be read, is a failure: silence is not success. */
const NOTHING_RAN: Counts = { passed: 0, failed: 1, skipped: 0 };

/** Reads vitest's JSON report. A file that could not be loaded holds no tests, and counts as one failure. */
export function countVitest(report: unknown, exitCode: number): Counts {
  const passed = numberAt(report, 'numPassedTests');
  const failedTests = numberAt(report, 'numFailedTests');
  const skipped = numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests');
  const unloaded = listAt(report, 'testResults').filter(
    (file) => textAt(file, 'status') === 'failed' && !listAt(file, 'assertionResults').some(isFailed),
  ).length;
  return settle({ passed, failed: failedTests + unloaded, skipped }, exitCode);
}

/** Reads Playwright's JSON report. Errors outside tests (a server that did not start) count one each. */
export function countPlaywright(report: unknown, exitCode: number): Counts {
  const stats = fieldOf(report, 'stats');
  const failed = numberAt(stats, 'unexpected') + numberAt(stats, 'flaky') + listAt(report, 'errors').length;
  return settle(
    { passed: numberAt(stats, 'expected'), failed, skipped: numberAt(stats, 'skipped') },
    exitCode,
  );
}

/** A step without tests of its own (types, lint, …) counts as one. */
export function countStep(exitCode: number): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : NOTHING_RAN;
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

export function totalsLine(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed`;
}

function settle(counts: Counts, exitCode: number): Counts {
  if (counts.passed + counts.failed === 0) return { ...NOTHING_RAN, skipped: counts.skipped };
  if (exitCode !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
}

function isFailed(test: unknown): boolean {
  return textAt(test, 'status') === 'failed';
}

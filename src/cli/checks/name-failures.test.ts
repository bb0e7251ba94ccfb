import { describe, expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest } from './name-failures';

describe('naming failures', () => {
  it('names the failed tests of a vitest report with the first line of what was wrong', () => {
    const report = {
      testResults: [
        {
          name: '/top/src/base/a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'counts up' },
            {
              status: 'failed',
              fullName: 'counts down',
              failureMessages: ['\u001B[31mexpected 2 to be 1\u001B[39m\n    at a.test.ts:3'],
            },
          ],
        },
        { name: '/top/src/base/b.test.ts', status: 'failed', message: 'no such file', assertionResults: [] },
        {
          name: '/top/src/base/d.test.ts',
          status: 'failed',
          message: 'a hook',
          assertionResults: [{ status: 'passed' }],
        },
        { name: '/top/src/base/c.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(failuresOfVitest(report, '/top')).toEqual([
      'src/base/a.test.ts › counts down: expected 2 to be 1',
      'src/base/b.test.ts › could not be loaded: no such file',
      'src/base/d.test.ts › failed outside its tests: a hook',
    ]);
  });

  it('names the failed tests of a Playwright report, however deep they lie, and errors outside tests', () => {
    const failed = {
      title: 'frames are kept',
      file: 'frames.spec.ts',
      tests: [{ status: 'unexpected', results: [{ error: { message: 'Expected: <= 2\nReceived: 3' } }] }],
    };
    const passed = { title: 'opens', file: 'open.spec.ts', tests: [{ status: 'expected', results: [{}] }] };
    const report = {
      suites: [{ specs: [passed], suites: [{ specs: [failed] }] }],
      errors: [{ message: 'no server' }],
    };
    expect(failuresOfPlaywright(report)).toEqual([
      'frames.spec.ts › frames are kept: Expected: <= 2',
      'browser tests › error: no server',
    ]);
  });

  it('names nothing where nothing failed or nothing can be read', () => {
    expect(failuresOfVitest({ testResults: [{ status: 'passed', name: 'a' }] }, '/top')).toEqual([]);
    expect(failuresOfVitest(undefined, '/top')).toEqual([]);
    expect(failuresOfPlaywright(undefined)).toEqual([]);
  });
});

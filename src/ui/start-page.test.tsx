import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { RunFinished, Verdict } from '../worker/protocol';
import { RunResult } from './run-result';
import { StartPage } from './start-page';

const never = async () => new Promise<never>(() => {});
const scenario = {
  id: 'a',
  title: 'Payment outage',
  question: 'What does a breaker save?',
  seconds: 60,
  seed: 27,
};

function done(verdict: Verdict): string {
  const summary = { seconds: 60, requests: 4860, answeredInTime: 3645, verdict };
  const finished: RunFinished = {
    kind: 'finished',
    runId: 'run-1',
    hash: 'e41b5d07c0ffee11',
    events: 98765,
    summary,
  };
  return renderToStaticMarkup(<RunResult state={{ kind: 'done', finished }} />);
}

describe('start page', () => {
  it('lists each scenario with its question, length, seed and a button that names it', () => {
    const html = renderToStaticMarkup(<StartPage scenarios={[scenario]} run={never} />);
    for (const words of [
      'Payment outage',
      'What does a breaker save?',
      '60 s, seed 27',
      ': Payment outage</span>',
    ]) {
      expect(html).toContain(words);
    }
  });

  it('says what to do when there is no scenario', () => {
    expect(renderToStaticMarkup(<StartPage scenarios={[]} run={never} />)).toContain(
      'No scenario is built in.',
    );
  });

  it('shows hash, requests, goodput and that the expectations hold', () => {
    const html = done({ kind: 'holds', expectations: 3, evidence: [] });
    for (const words of ['e41b5d07c0ffee11', '4\u2009860', '75.0 %', 'All 3 expectations hold']) {
      expect(html).toContain(words);
    }
  });

  it('names each expectation that broke', () => {
    const html = done({
      kind: 'broken',
      expectations: 3,
      evidence: ['Goodput fell to 75 %, at least 90 % expected.'],
    });
    expect(html).toContain('1 of 3 expectations broken');
    expect(html).toContain('at least 90 % expected');
  });

  it('keeps its live region while nothing has run, and says why a run failed', () => {
    expect(renderToStaticMarkup(<RunResult state={{ kind: 'idle' }} />)).toContain('role="status"');
    const failed = renderToStaticMarkup(
      <RunResult state={{ kind: 'failed', message: 'The worker stopped.' }} />,
    );
    expect(failed).toContain('The run failed. The worker stopped.');
  });
});

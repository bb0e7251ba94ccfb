import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../base/result';
import type { Actors } from '../../state/actions';
import { createPreferences } from '../../state/preferences';
import { recordingRun } from '../../state/recording-run.test-support';
import { createView } from '../../state/view';
import type { ScenarioTitle } from '../../scenario/library/titles';
import type { RunFinished } from '../../worker/protocol';
import type { Verdict } from '../../worker/run-summary';
import { AppProvider } from '../app/app-context';
import { ScenariosContext } from '../app/scenarios-context';
import { Library } from './library';
import * as tools from './library-tools';
import { PreviewQueue } from './preview-queue';
import { StartPage } from './start-page';
import { titleWith } from './titles.test-support';

const TITLES = [titleWith(), titleWith({ id: 'storm', title: 'Retry storm', seconds: 60 })];

const nothing = (): void => undefined;
const never = async () => new Promise<never>(nothing);

function actors(): Actors {
  return {
    run: recordingRun({ phase: 'closed' }),
    view: createView({ kind: 'start' }),
    preferences: createPreferences({ read: () => null, write: nothing }),
    canvas: { fit: null, draw: null },
    find: { focus: null },
    console: { now: null, open: async () => new Promise(() => undefined) },
    files: { desk: async () => new Promise(() => undefined) },
    time: { axis: null },
  };
}

/** The page as it is at first, before anything else has come. */
function page(scenarios: readonly ScenarioTitle[] = TITLES, unknownId?: string): string {
  const previews = new PreviewQueue(never);
  return drawn(<StartPage previews={previews} unknownId={unknownId} onIntent={nothing} />, scenarios);
}

/** The library with everything that comes later. */
function library(previews = new PreviewQueue(never), scenarios = TITLES, sought = ''): string {
  const later = { previews, sought, tools, onClear: nothing, onIntent: nothing };
  return drawn(<Library {...later} />, scenarios);
}

function drawn(content: ReactNode, scenarios: readonly ScenarioTitle[]): string {
  return renderToStaticMarkup(
    <AppProvider actors={actors()}>
      <ScenariosContext value={scenarios}>{content}</ScenariosContext>
    </AppProvider>,
  );
}

async function previewed(verdict: Verdict): Promise<PreviewQueue> {
  const finished: RunFinished = {
    kind: 'finished',
    runId: 'run-1',
    hash: 'e41b5d07c0ffee11',
    events: 98_765,
    summary: {
      seconds: 2,
      requests: 4860,
      answeredInTime: 3645,
      verdict,
      strip: [
        { served: 2000, fallback: 0, late: 0, rejected: 0, failed: 5 },
        { served: 1645, fallback: 0, late: 0, rejected: 1210, failed: 0 },
      ],
    },
  };
  return asked(new PreviewQueue(async () => Promise.resolve(ok(finished))));
}

async function asked(previews: PreviewQueue): Promise<PreviewQueue> {
  previews.start(TITLES);
  await new Promise((resolve) => setTimeout(resolve));
  return previews;
}

describe('start page', () => {
  it('lists each scenario with its question, as a link to its run', () => {
    const html = page();
    for (const { id, title, question } of TITLES) {
      expect(html).toContain(`href="#/run/${id}"`);
      for (const words of [title, question]) expect(html).toContain(words);
    }
    expect(html).toMatch(/<h1[^>]*>.*Breakwater<\/h1>/);
  });

  it('says what to press first', () => {
    expect(page()).toMatch(/<a [^>]*href="#\/run\/payment-outage"[^>]*>Run the first demo<\/a>/);
  });

  it('has later the length, level and patterns of each, and what to watch', () => {
    const html = library();
    for (const { tags, seconds, watch } of TITLES) {
      for (const words of [...tags, ...watch, `${seconds} s`, 'First steps', 'What to watch'])
        expect(html).toContain(words);
    }
  });

  it('leads from what is sought to the pages of the guide that speak of it', () => {
    expect(library(undefined, TITLES, 'outage braker')).toContain('#/run/payment-outage');
    const html = library(undefined, TITLES, 'hedge');
    expect(html).toContain('Hedge: what is it');
    expect(html).toContain('No scenario speaks of “hedge”.');
    expect(html).toContain('Clear the search');
  });

  it('says under which group a scenario stands', () => {
    const html = page([titleWith(), titleWith({ id: 'storm', group: 'Retries' })]);
    expect(html).toMatch(
      /<h3[^>]*>Guards<\/h3>.*#\/run\/payment-outage.*<h3[^>]*>Retries<\/h3>.*#\/run\/storm/s,
    );
  });

  it('opens a scenario of which only the title has come', () => {
    const { id, group, title, seconds, seed } = titleWith();
    const html = page([{ id, group, title, seconds, seed }]);
    for (const words of [title, group, `href="#/run/${id}"`]) expect(html).toContain(words);
    expect(html).not.toContain('undefined');
  });

  it('names the scenario that an address asks for in vain', () => {
    expect(page(TITLES, 'gone')).toContain('There is no scenario called “gone” in this build.');
    expect(page()).not.toContain('There is no scenario');
  });

  it('says so when no scenario is built in', () => {
    expect(page([])).toContain('No scenario is built in.');
  });

  it('offers nothing to continue before a run was left', () => {
    expect(page()).not.toContain('Continue where you left');
  });

  it('shows what came of a real run', async () => {
    const html = library(await previewed({ kind: 'holds', expectations: 7, evidence: [] }));
    expect(html).toContain('Goodput 75.0 %, all 7 expectations hold');
    expect(html).toContain('Requests in 2 s: 3\u2009645 served, 1\u2009210 rejected, 5 failed');
  });

  it.each<[Verdict, string]>([
    [{ kind: 'broken', expectations: 7, evidence: ['a', 'b'] }, '2 of 7 expectations broken'],
    [{ kind: 'open', expectations: 7, evidence: ['a'] }, '1 of 7 expectations not decided'],
    [{ kind: 'holds', expectations: 1, evidence: [] }, 'its expectation holds'],
  ])('says how its expectations fared', async (verdict, words) => {
    expect(library(await previewed(verdict))).toContain(words);
  });

  it('says why a preview failed', async () => {
    const previews = await asked(new PreviewQueue(async () => Promise.resolve(err('The worker stopped.'))));
    expect(library(previews)).toContain('Its run failed. The worker stopped.');
  });
});

import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ensure } from './base/assert';
import { ok } from './base/result';
import { PATTERN_IDS } from './patterns/registry';
import { LIBRARY } from './scenario/library/catalogue';
import { TITLES } from './scenario/library/titles';
import { ScenarioRun } from './scenario/run-scenario';
import { GUIDE } from './ui/guide/guide-entries';
import { GUIDE_TOPICS } from './ui/guide/guide-titles';
import { CardMore } from './ui/start/card-more';
import { PreviewQueue } from './ui/start/preview-queue';
import { summaryOf } from './worker/summary';

/** What the page puts together from rooms that do not know each other. */
describe('the guide', () => {
  const byId = new Map(LIBRARY.map(({ id, load }) => [id, load]));

  it.each(GUIDE_TOPICS)('leads from %s to scenarios that there are', (topic) => {
    expect(GUIDE[topic].tries.length).toBeGreaterThan(0);
    for (const { scenario } of GUIDE[topic].tries) expect([...byId.keys()]).toContain(scenario);
  });

  it.each(PATTERN_IDS)('tries %s in a scenario in whose stacks it is', async (id) => {
    const tried = await Promise.all(GUIDE[id].tries.map(async ({ scenario }) => byId.get(scenario)?.()));
    const kinds = tried.flatMap(
      (one) => one?.edges.flatMap(({ stack }) => stack.map(({ kind }) => kind)) ?? [],
    );
    expect(kinds).toContain(id);
  });
});

/** The words of a card come from what the worker says of the run; the figures here, from what the command line reports of it. */
describe('the card of a scenario', () => {
  it.each(LIBRARY)('says of $id what its run comes to', async ({ id, load }) => {
    const scenario = await load();
    const run = new ScenarioRun(scenario);
    while (run.step());
    const { totals, expectations, verdict } = run.report();
    const { world } = run.timeline;
    const summary = summaryOf(scenario, world);
    const hash = world.hash.hex();
    const finished = { kind: 'finished', runId: id, hash, events: world.dispatched, summary } as const;
    const previews = new PreviewQueue(async () => Promise.resolve(ok(finished)));
    previews.start([scenario]);
    await new Promise<void>((resolve) => void previews.subscribe(resolve));
    const title = ensure(
      TITLES.find((one) => one.id === id),
      `the title of ${id}`,
    );
    const card = renderToStaticMarkup(createElement(CardMore, { scenario: title, previews }));
    const goodput = Math.floor(ensure(totals.goodput ?? undefined, 'a goodput') * 1000) / 10;
    expect(verdict).toBe('holds');
    expect(card).toContain(`Goodput ${goodput.toFixed(1)} %, all ${expectations.length} expectations hold`);
  });
});

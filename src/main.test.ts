import { describe, expect, it } from 'vitest';
import { PATTERN_IDS } from './patterns/registry';
import { LIBRARY } from './scenario/library/catalogue';
import { GUIDE } from './ui/guide/guide-entries';
import { GUIDE_TOPICS } from './ui/guide/guide-titles';

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

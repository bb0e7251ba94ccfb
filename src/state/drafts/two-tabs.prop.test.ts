import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeBrowser, FakeTab } from './two-tabs.test-support';

type Step =
  | { readonly kind: 'edit' | 'leave' | 'hurry' | 'end' | 'crash' | 'anew'; readonly tab: number }
  | { readonly kind: 'pass'; readonly tab: number; readonly ms: number }
  | {
      readonly kind: 'open';
      readonly tab: number;
      readonly how: (typeof HOW)[number];
      readonly which: number;
    }
  | { readonly kind: 'answer' };

const HOW = ['plainly', 'anyway', 'looking', 'taking-over'] as const;

/** Of a run that begins anew so often, all earlier states are kept. */
const FEW = 3;

const tab = fc.nat({ max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constantFrom('edit' as const), tab }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant('answer' as const) }), weight: 4 },
  {
    arbitrary: fc.record({ kind: fc.constant('pass' as const), tab, ms: fc.constantFrom(100, 600, 6000) }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('open' as const),
      tab,
      how: fc.constantFrom(...HOW),
      which: fc.nat({ max: 3 }),
    }),
    weight: 3,
  },
  fc.record({
    kind: fc.constantFrom(
      'leave' as const,
      'hurry' as const,
      'end' as const,
      'crash' as const,
      'anew' as const,
    ),
    tab,
  }),
);

/** The labels of the edits of each draft, in their order. */
function kept({ store }: FakeBrowser): readonly (readonly string[])[] {
  return [...store.drafts.values()].map(({ parts }) => {
    const lines: readonly { log: readonly { label: string }[] }[] = JSON.parse(String(parts.lines));
    return lines[0]?.log.map(({ label }) => label) ?? [];
  });
}

describe('two tabs of one browser', () => {
  it('lose no edit and mix no two runs, in whatever order things happen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const browser = new FakeBrowser();
        const tabs = [new FakeTab(browser), new FakeTab(browser)];
        const all = [...tabs];
        let edits = 0;
        let anew = 0;
        browser.store.waiting = [];
        for (const one of steps) {
          if (one.kind === 'answer') {
            await browser.store.answerOne();
            continue;
          }
          const acting = tabs[one.tab] ?? all[0];
          if (acting === undefined) continue;
          if (one.kind === 'edit') acting.edit(`e${++edits}`);
          if (one.kind === 'hurry') acting.desk.hurry();
          if (one.kind === 'leave') acting.leave();
          if (one.kind === 'anew' && anew++ < FEW) acting.beginAnew();
          if (one.kind === 'pass') await acting.pass(one.ms);
          if (one.kind === 'open') {
            const id = [...browser.store.drafts.keys()][one.which];
            if (id !== undefined) await acting.open(id, one.how);
          }
          if (one.kind === 'end' || one.kind === 'crash') {
            acting.end(one.kind === 'end');
            tabs[one.tab] = new FakeTab(browser);
            all.push(tabs[one.tab] ?? acting);
          }
        }
        await settle(browser, tabs);
        // What pages could not write before they ended, the next page writes.
        const last = new FakeTab(browser);
        await settle(browser, [...tabs, last]);
        await last.desk.recovered;
        const made = new Set(all.flatMap(({ made: labels }) => [...labels]));
        const drafts = kept(browser);
        for (const label of made) expect(drafts.flat()).toContain(label);
        const states = new Set(all.flatMap((one) => [...one.states]));
        for (const draft of drafts) expect(states).toContain(JSON.stringify(draft));
      }),
      { numRuns: 500 },
    );
  });
});

async function settle(browser: FakeBrowser, tabs: readonly FakeTab[]): Promise<void> {
  for (let turn = 0; turn < 40; turn++) {
    while ((browser.store.waiting?.length ?? 0) > 0) await browser.store.answerOne();
    for (const one of tabs) await one.pass(700);
  }
}

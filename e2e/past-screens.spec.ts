import { expect, test } from '@playwright/test';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { isSoundInBothThemes } from './pages/soundness';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

for (const viewport of SIZES) {
  test.describe(`${viewport.width} x ${viewport.height}`, () => {
    test.use({ viewport });

    test('traces, an answer to why, and a moment of the past are accessible and fit', async ({ page }) => {
      test.setTimeout(60_000);
      const complaints = complaintsOf(page);
      const playground = new PlaygroundPage(page);
      const isPhone = viewport.width < 640;
      await playground.open();
      await playground.goTo(24);
      if (isPhone) await playground.showOnPhone('Charts');
      await playground.dock.getByRole('tab', { name: 'Traces' }).click();
      const traces = page.getByRole('listbox', { name: 'Traces' });
      await expect(traces.getByRole('option').first()).toBeVisible();
      await page
        .getByRole('group', { name: 'How requests ended' })
        .getByRole('button', { name: /Rejected/ })
        .click();
      await expect(traces.getByRole('option').first()).toContainText('circuit open');
      await isSoundInBothThemes(page, 'the list of traces');
      await traces.getByRole('option').first().click();
      const spans = page.getByRole('treegrid', { name: 'Spans of the trace' });
      await expect(spans.getByRole('row').first()).toContainText('web');
      await isSoundInBothThemes(page, 'a waterfall');
      await page.keyboard.press('w');
      await expect(page.getByRole('heading', { level: 2, name: /open/i })).toBeVisible();
      await isSoundInBothThemes(page, 'why');
      await page
        .getByRole('button', { name: /^Go to/ })
        .first()
        .click();
      await (isPhone ? seePhoneReplay(playground) : seeDeskReplay(playground));
      await expect.poll(async () => playground.seconds()).toBeLessThan(24);
      await isSoundInBothThemes(page, 'a replay');
      expect(complaints).toEqual([]);
    });
  });
}

async function seeDeskReplay({ transport }: PlaygroundPage): Promise<void> {
  await expect(transport.getByText('Replay')).toBeVisible();
}

/** On a phone the answer lies over everything until it is closed. */
async function seePhoneReplay(playground: PlaygroundPage): Promise<void> {
  const { page } = playground;
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
  await playground.showOnPhone('Run');
  await expect(playground.canvas).toBeVisible();
}

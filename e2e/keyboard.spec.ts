import { expect, test } from '@playwright/test';
import { PlaygroundPage } from './pages/playground-page';

test('the whole demo works by the keyboard alone', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const press = async (key: string): Promise<void> => page.keyboard.press(key);
  await page.goto('./');
  await expect(page.getByRole('link', { name: /Payment outage/ })).toBeVisible();
  await press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('payment outage');
  await press('Enter');
  await playground.isReady();
  await press('Space');
  await expect(playground.transport.getByRole('button', { name: 'Pause' })).toBeVisible();
  await press('Space');
  await expect(playground.transport.getByRole('button', { name: 'Run' })).toBeVisible();
  await press('0');
  await playground.isReady();
  await press('.');
  await expect(playground.clock).not.toHaveText('00:00.000');
  await press('n');
  await expect(playground.clock).toHaveText('00:20.000');
  await press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('orders → payments');
  await press('Enter');
  await expect(playground.inspector.getByRole('heading', { name: 'orders → payments' })).toBeVisible();
  await press('Escape');
  await expect(playground.inspector.getByRole('heading', { name: 'orders → payments' })).toBeHidden();
  await press('?');
  await expect(page.getByRole('dialog')).toContainText('Next change');
  await press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await press('/');
  await expect(playground.dock.getByRole('searchbox', { name: 'Find in the log' })).toBeFocused();
  await page.keyboard.type('0n.');
  await expect(playground.clock).toHaveText('00:20.000');
});

test('every part of the playground can be reached by Tab, and the focus shows', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  let deliver = (): void => undefined;
  const delivered = new Promise<void>((resolve) => {
    deliver = resolve;
  });
  await page.route('**/assets/overlays-*.js', async (route) => {
    await delivered;
    await route.continue();
  });
  await playground.open();
  // What is typed while the palette is on its way is no key of the page.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('next');
  deliver();
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(playground.clock).toHaveText('00:00.000');
  const reached = new Set<string>();
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const region = element.closest('section[aria-label], nav[aria-label], header, footer');
      // A list that keeps the focus itself shows it at its active row.
      const active = element.getAttribute('aria-activedescendant');
      const marked = (active === null ? null : document.getElementById(active)) ?? element;
      const { outlineStyle, boxShadow } = getComputedStyle(marked);
      const after = getComputedStyle(element, '::after');
      // A number and its unit stand in one box, which has the ring of both.
      const box =
        element.parentElement === null ? 'none' : getComputedStyle(element.parentElement).outlineStyle;
      return {
        region: region?.getAttribute('aria-label') ?? region?.tagName ?? '',
        name: element.getAttribute('aria-label') ?? element.textContent,
        shows:
          outlineStyle !== 'none' ||
          boxShadow !== 'none' ||
          box !== 'none' ||
          element instanceof SVGElement ||
          // The line between two panes turns broad and takes the colour of the accent; a row draws a ring of its own.
          after.backgroundColor !== 'rgba(0, 0, 0, 0)' ||
          after.outlineStyle !== 'none',
      };
    });
    if (focus === null) break;
    expect(focus.shows, `focus on ${focus.name}`).toBe(true);
    reached.add(focus.region);
  }
  for (const region of ['HEADER', 'Topology', 'Timeline', 'Charts, breakers and log', 'Inspector']) {
    expect([...reached]).toContain(region);
  }
});

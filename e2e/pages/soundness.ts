import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** All that axe asks about colours; the rest of what it asks has the same answer in each theme. */
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Accessible as far as a program can tell, and no wider than its window; of the whole page, or of some regions of it. */
export async function isSound(page: Page, screen: string, regions: readonly string[] = []): Promise<void> {
  await passesAxe(page, screen, regions);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${screen}: pixels that the page is wider than its window`).toBeLessThanOrEqual(0);
}

/** The same, and its colours in the other theme, too. The page is left in the theme that it had. */
export async function isSoundInBothThemes(
  page: Page,
  screen: string,
  regions: readonly string[] = [],
): Promise<void> {
  await isSound(page, screen, regions);
  const before = await themeOf(page);
  const other = before === 'dark' ? 'light' : 'dark';
  await page.emulateMedia({ colorScheme: other });
  await hasTurned(page);
  expect(await themeOf(page), `${screen}: the theme of the page, which follows the system`).toBe(other);
  await passesAxe(page, `${screen}, ${other}`, regions, ABOUT_COLOURS);
  await page.emulateMedia({ colorScheme: before });
  await hasTurned(page);
}

async function themeOf(page: Page): Promise<'dark' | 'light'> {
  // The colour that the page has, and not what it was told: it must have followed.
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'light-dark(rgb(255, 255, 255), rgb(0, 0, 0))';
    const isDark = getComputedStyle(probe).color === 'rgb(0, 0, 0)';
    probe.remove();
    return isDark ? 'dark' : 'light';
  });
}

/** Colours glide from one theme to the other, and one on its way has no contrast of its own. */
async function hasTurned(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const gliding = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(gliding.map(async ({ finished }) => finished));
  });
}

async function passesAxe(
  page: Page,
  screen: string,
  regions: readonly string[],
  rules: readonly string[] = [],
): Promise<void> {
  expect(
    page.frames(),
    `${screen}: the page and no frame within it, which axe would have to be led into`,
  ).toHaveLength(1);
  // Without frames one call in the page is enough; and of what is as it should be, nobody reads the whole list.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    ...(rules.length > 0 && { runOnly: { type: 'rule', values: [...rules] } }),
  });
  for (const region of regions) axe.include(`section[aria-label="${region}"]`);
  const { violations } = await axe.analyze();
  expect(
    violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`),
    screen,
  ).toEqual([]);
}

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Accessible as far as a program can tell, and no wider than its window; of the whole page, or of some regions of it. */
export async function isSound(page: Page, screen: string, regions: readonly string[] = []): Promise<void> {
  expect(
    page.frames(),
    `${screen}: the page and no frame within it, which axe would have to be led into`,
  ).toHaveLength(1);
  // Without frames one call in the page is enough; and of what is as it should be, nobody reads the whole list.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  for (const region of regions) axe.include(`section[aria-label="${region}"]`);
  const { violations } = await axe.analyze();
  expect(
    violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`),
    screen,
  ).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${screen}: pixels that the page is wider than its window`).toBeLessThanOrEqual(0);
}

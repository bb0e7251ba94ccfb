import type { Page } from '@playwright/test';

/** What a screen reader would be told: every change of a live region, from now on. */
export async function listenToLiveRegions(page: Page): Promise<() => Promise<readonly string[]>> {
  const heard = await page.evaluateHandle(() => {
    const said: string[] = [];
    const LIVE = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"]';
    new MutationObserver((changes) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const changed = target instanceof Element ? target : target.parentElement;
        for (const node of [changed, ...addedNodes]) {
          if (!(node instanceof Element)) continue;
          const region = node.closest(LIVE);
          if (region !== null) regions.add(region);
          for (const within of node === changed ? [] : node.querySelectorAll(LIVE)) regions.add(within);
        }
      }
      for (const { textContent } of regions) if (textContent.trim() !== '') said.push(textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return said;
  });
  return async () => heard.evaluate((said) => said);
}

import type { Page } from '@playwright/test';

/** Collects what the page complains about, from its first byte on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => {
    // A page that is loaded anew or closed stops what it was fetching in advance, and the browser the picture of its tab.
    const isForLater =
      ['script', 'stylesheet'].includes(request.resourceType()) || request.url().endsWith('/favicon.svg');
    const isLeft = request.failure()?.errorText === 'net::ERR_ABORTED' && isForLater;
    if (!isLeft) complaints.push(`not loaded: ${request.url()}`);
  });
  return complaints;
}

/** Of the page, what says whether it can have service workers at all. */
export interface PagePlace {
  readonly isSecureContext: boolean;
  readonly location: { readonly protocol: string; readonly origin: string };
  readonly navigator: { readonly serviceWorker?: ServiceWorkerContainer };
}

/** The browser's service workers, or why there are none. A page in a sandbox may not even look. */
export function containerOf(page: PagePlace): ServiceWorkerContainer | string {
  const { protocol, origin } = page.location;
  if (protocol !== 'http:' && protocol !== 'https:') {
    return `Pages opened from ${protocol} have no service workers: serve the folder over HTTP`;
  }
  if (!page.isSecureContext) {
    return `Browsers allow service workers only over HTTPS or on this computer, and ${origin} is neither`;
  }
  try {
    return (
      page.navigator.serviceWorker ?? 'This browser has no service workers; some have none in private windows'
    );
  } catch {
    return 'This page is shown in a frame that may not have service workers';
  }
}

/** What a browser threw, in words that help. The messages differ from browser to browser; names and codes hardly do. */
export function whyNotAvailable(cause: unknown, script: URL): string {
  const { name, message } = cause instanceof Error ? cause : { name: '', message: String(cause) };
  if (/\b(404|410)\b/.test(message)) {
    return `The service worker's file ${script.href} is gone: was only a part of the build uploaded?`;
  }
  if (/mime|content.?type/i.test(message)) {
    return `At ${script.href} is something else than the service worker's file: does the host answer every address with the start page?`;
  }
  if (name === 'SecurityError' || name === 'NotAllowedError' || /denied|permission/i.test(message)) {
    return `This browser blocks service workers here, as it may in private windows or when site data are blocked (${message})`;
  }
  return `The service worker could not be started: ${message}`;
}

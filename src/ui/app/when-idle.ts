/** Calls when the page has nothing to do, and where a browser cannot tell, after a moment. Gives what forgets it. */
export function whenIdle(call: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = window.requestIdleCallback(call, { timeout: 2000 });
    return () => window.cancelIdleCallback(handle);
  }
  const timer = setTimeout(call, 300);
  return () => clearTimeout(timer);
}

/**
 * Calls when the page has nothing to do, and where a browser cannot tell, after a moment; not before `restMs` have
 * passed. Gives what forgets it.
 */
export function whenIdle(call: () => void, restMs = 0): () => void {
  let forget = (): void => undefined;
  const ask = (): void => {
    forget = askForIdle(call);
  };
  if (restMs === 0) {
    ask();
    return () => forget();
  }
  const timer = setTimeout(ask, restMs);
  return () => {
    clearTimeout(timer);
    forget();
  };
}

function askForIdle(call: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = window.requestIdleCallback(call, { timeout: 2000 });
    return () => window.cancelIdleCallback(handle);
  }
  const timer = setTimeout(call, 300);
  return () => clearTimeout(timer);
}

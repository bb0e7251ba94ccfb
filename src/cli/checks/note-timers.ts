interface Scope {
  setTimeout: typeof setTimeout;
  setInterval: typeof setInterval;
}

/** Notes each timer that is started from now on. Gives what ends all of them, and notes no more. */
export function noteTimers(scope: Scope): () => void {
  const started = new Set<NodeJS.Timeout>();
  const noted: ProxyHandler<typeof setTimeout> = {
    apply(start, self, args) {
      const timer: NodeJS.Timeout = Reflect.apply(start, self, args);
      started.add(timer);
      return timer;
    },
  };
  const { setTimeout: once, setInterval: often } = scope;
  scope.setTimeout = new Proxy(once, noted);
  scope.setInterval = new Proxy(often, noted);
  return () => {
    scope.setTimeout = once;
    scope.setInterval = often;
    // One that has fired is over, and to end it again does no harm.
    for (const timer of started) clearTimeout(timer);
  };
}

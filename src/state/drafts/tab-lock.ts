/** The part of `navigator.locks` that is used. */
export type LockManagerLike = Pick<LockManager, 'request' | 'query'>;

/** A draft that is held: no other tab has it, until it is let go or taken away. */
export interface Hold {
  release(): void;
}

const PREFIX = 'breakwater-draft ';

/**
 * One tab at a time has a draft. Where the browser has no locks, everybody gets it: the revisions of the store still
 * hold that nothing is overwritten.
 */
export class TabLocks {
  constructor(private readonly locks: LockManagerLike | undefined) {}

  /** Null when another tab has it, unless it is to be taken away from there. `onTaken`: another tab took it. */
  async hold(id: string, onTaken: () => void, steal = false): Promise<Hold | null> {
    const { locks } = this;
    if (locks === undefined) return { release: () => undefined };
    return new Promise((resolve) => {
      let release = (): void => undefined;
      let isHeld = false;
      const kept = new Promise<void>((letGo) => {
        release = () => {
          isHeld = false;
          letGo();
        };
      });
      const options: LockOptions = steal ? { steal: true } : { ifAvailable: true };
      locks
        .request(PREFIX + id, options, async (lock) => {
          isHeld = lock !== null;
          resolve(isHeld ? { release } : null);
          if (isHeld) await kept;
        })
        .catch(() => {
          if (isHeld) onTaken();
          // A browser that refuses locks altogether shall not refuse drafts with them.
          resolve({ release });
        });
    });
  }

  /** Calls once no other tab has it; gives what stops the waiting. */
  whenFree(id: string, call: () => void): () => void {
    const stop = new AbortController();
    // It is let go at once: whoever calls may want it.
    this.locks?.request(PREFIX + id, { signal: stop.signal }, () => undefined).then(call, () => undefined);
    return () => stop.abort();
  }

  /** The ids of drafts that any tab has, this one included. */
  async held(): Promise<ReadonlySet<string>> {
    const { held = [] } = (await this.locks?.query().catch(() => undefined)) ?? {};
    const names = held.flatMap(({ name }) => (name?.startsWith(PREFIX) === true ? [name] : []));
    return new Set(names.map((name) => name.slice(PREFIX.length)));
  }
}

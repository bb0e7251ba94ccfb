/** Browsers take a longer time for none at all. */
const LONGEST_MS = 2_147_483_647;

/** Ends a request when its time is over, or when the run withdraws it; says which of both came first. */
export class TimeLimit {
  private readonly controller = new AbortController();
  private readonly timer: ReturnType<typeof setTimeout>;
  private ending: 'too-slow' | 'withdrawn' | null = null;

  constructor(
    ms: number,
    private readonly run?: AbortSignal,
  ) {
    this.timer = setTimeout(() => this.end('too-slow'), Math.min(ms, LONGEST_MS));
    run?.addEventListener('abort', this.withdraw);
    if (run?.aborted === true) this.withdraw();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Why it was ended; null while it goes on. */
  get ended(): 'too-slow' | 'withdrawn' | null {
    return this.ending;
  }

  /** Nothing of it is left behind. */
  release(): void {
    clearTimeout(this.timer);
    this.run?.removeEventListener('abort', this.withdraw);
  }

  private readonly withdraw = (): void => this.end('withdrawn');

  private end(why: 'too-slow' | 'withdrawn'): void {
    if (this.ending !== null) return;
    this.ending = why;
    this.controller.abort();
  }
}

import type { Result } from '../../base/result';
import type { RunFinished } from '../../worker/protocol';

export type Preview = (scenarioId: string, seed: number) => Promise<Result<RunFinished, string>>;

export type PreviewState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'done'; readonly finished: RunFinished }
  | { readonly kind: 'failed'; readonly message: string };

const WAITING: PreviewState = { kind: 'waiting' };

/**
 * Runs scenarios for their cards, one after another, and keeps what came out. It only goes on while it is wanted:
 * a run that a person watches shall not share its worker.
 */
export class PreviewQueue {
  private readonly states = new Map<string, PreviewState>();
  private readonly listeners = new Set<() => void>();
  private readonly queue: { readonly id: string; readonly seed: number }[] = [];
  private running = false;
  private wanted = false;

  constructor(private readonly preview: Preview) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  stateOf(id: string): PreviewState {
    return this.states.get(id) ?? WAITING;
  }

  /** Asks for what is not known yet. What failed is tried again. */
  start(scenarios: readonly { readonly id: string; readonly seed: number }[]): void {
    this.wanted = true;
    this.queue.length = 0;
    this.queue.push(...scenarios.filter(({ id }) => this.stateOf(id).kind !== 'done'));
    void this.work();
  }

  stop(): void {
    this.wanted = false;
  }

  private async work(): Promise<void> {
    if (this.running) return;
    this.running = true;
    while (this.wanted) {
      const next = this.queue.shift();
      if (next === undefined) break;
      // It was under way when the queue was filled anew.
      if (this.stateOf(next.id).kind === 'done') continue;
      const result = await this.preview(next.id, next.seed);
      this.settle(
        next.id,
        result.ok ? { kind: 'done', finished: result.value } : { kind: 'failed', message: result.error },
      );
    }
    this.running = false;
  }

  private settle(id: string, state: PreviewState): void {
    this.states.set(id, state);
    for (const listener of this.listeners) listener();
  }
}

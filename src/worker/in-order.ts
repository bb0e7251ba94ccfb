/**
 * What is said to a run is done in the order in which it was said, although some of it has to wait for a file: the
 * page does not wait, and what it says meanwhile is heard afterwards.
 */
export class InOrder {
  private readonly tails = new Map<string, Promise<void>>();

  /** At once, unless something said to this run earlier is still under way. Work that takes time does not reject. */
  does(runId: string, work: () => void | Promise<void>): void {
    const tail = this.tails.get(runId);
    const done = tail === undefined ? work() : tail.then(work);
    if (done === undefined) return;
    const next = done.then(() => {
      if (this.tails.get(runId) === next) this.tails.delete(runId);
    });
    this.tails.set(runId, next);
  }
}

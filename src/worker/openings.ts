/**
 * Sessions whose scenario is still on its way. The page does not wait for it: what it says to such a session
 * meanwhile is heard when the session is there, in the order in which it was said.
 */
export class Openings {
  private readonly pending = new Map<string, Promise<void>>();

  /** `opened` settles when the session is there, or will never be; it does not reject. */
  begin(runId: string, opened: Promise<void>): void {
    this.pending.set(
      runId,
      opened.then(() => void this.pending.delete(runId)),
    );
  }

  /** At once, unless the session is still being opened. */
  whenOpen(runId: string, hear: () => void): void {
    const opened = this.pending.get(runId);
    if (opened === undefined) hear();
    else void opened.then(hear);
  }
}

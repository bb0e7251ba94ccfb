/**
 * Edits go out at once, one beside another: the session takes them in the order in which they were sent. What takes
 * an edit back has to know all of them, so it waits for every answer that is still to come, and what is asked after
 * it waits for it.
 */
export class EditsInOrder {
  /** The last thing that goes alone and is not done yet. */
  private alone: Promise<unknown> | null = null;
  /** What was asked after that one and is not done yet. */
  private readonly together = new Set<Promise<unknown>>();

  /** How much is under way. */
  get size(): number {
    return this.together.size + (this.alone === null ? 0 : 1);
  }

  /** At once, unless something that goes alone was asked before. */
  async beside<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const answer = this.alone === null ? work() : this.alone.then(work);
    const settled = done(answer);
    this.together.add(settled);
    await settled;
    this.together.delete(settled);
    return answer;
  }

  /** When all that was asked before is done. */
  async byItself(work: () => Promise<void>): Promise<void> {
    const before = [...this.together, ...(this.alone === null ? [] : [this.alone])];
    const answer = before.length === 0 ? work() : Promise.all(before).then(work);
    const settled = done(answer);
    this.alone = settled;
    await settled;
    if (this.alone === settled) this.alone = null;
    return answer;
  }
}

/** When it is over, whichever way. */
async function done(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}

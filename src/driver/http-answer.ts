/** What a service has answered. */
export class HttpAnswer {
  private isTaken = false;

  constructor(
    readonly status: number,
    readonly headers: Headers,
    /** Makes the body anew. */
    private readonly make: () => unknown,
    private readonly made: unknown,
  ) {}

  /**
   * The body. Several callers may have got the same answer, from a cache or because they asked at once: each gets a body
   * of its own, which it may change.
   */
  takeBody(): unknown {
    if (this.isTaken) return this.make();
    this.isTaken = true;
    return this.made;
  }
}

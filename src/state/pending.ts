/** Questions under way to the worker, by number. Each is answered once; those of a lost session are answered for it. */
export class Pending<Answer> {
  private readonly waiting = new Map<number, (answer: Answer) => void>();

  async ask(id: number, send: () => void): Promise<Answer> {
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      send();
    });
  }

  answer(id: number, answer: Answer): void {
    this.waiting.get(id)?.(answer);
    this.waiting.delete(id);
  }

  answerAll(answerFor: (id: number) => Answer): void {
    for (const id of this.waiting.keys()) this.answer(id, answerFor(id));
  }
}

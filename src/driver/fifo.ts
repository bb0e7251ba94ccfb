/**
 * First in, first out. What is taken out has left before it is looked at, so that whoever looks may put more in. Nearly
 * always there is one thing in it, or none: that one has a place of its own.
 */
export class Fifo<Item> {
  private next: Item | undefined = undefined;
  private readonly others: Item[] = [];
  private taken = 0;

  put(item: Item): void {
    if (this.next === undefined) this.next = item;
    else this.others.push(item);
  }

  /** Nothing when it is empty. */
  take(): Item | undefined {
    const item = this.next;
    this.next = this.others.length > 0 ? this.takeOther() : undefined;
    return item;
  }

  /** What was taken stays in the list until it is emptied, or until most of it is such leavings. */
  private takeOther(): Item {
    const item = this.others[this.taken++];
    if (this.taken === this.others.length) {
      this.others.length = 0;
      this.taken = 0;
    } else if (this.taken > 1000 && this.taken * 2 > this.others.length) {
      this.others.splice(0, this.taken);
      this.taken = 0;
    }
    return item;
  }
}

import type { LoggedInput } from '../lines';
import type { MockServices, ShopBook } from './mock-services';

/** The data of the shop on each line: they follow from what the replies to real requests changed. */
export class ShopBooks {
  private readonly books = new Map<number, ShopBook>();

  /** The book of a line whose inputs have all acted. */
  of(mocks: MockServices, line: number, inputs: readonly LoggedInput[]): ShopBook {
    const known = this.books.get(line);
    if (known !== undefined) return known;
    const book = mocks.openBook();
    for (const { input } of inputs) if (input.kind === 'reply') book.append(input.events);
    this.books.set(line, book);
    return book;
  }
}

import { useState } from 'react';

/** Plain data stay the same thing as long as they say the same: who draws them need not draw them anew. */
export class Alike<Data> {
  private given: Data | undefined;
  private text = '';
  private data: Data | undefined;

  of(given: Data): Data {
    if (this.data !== undefined && given === this.given) return this.data;
    this.given = given;
    const text = JSON.stringify(given);
    if (this.data === undefined || text !== this.text) [this.text, this.data] = [text, given];
    return this.data;
  }
}

export function useAlike<Data>(given: Data): Data {
  const [alike] = useState(() => new Alike<Data>());
  return alike.of(given);
}

import { NOBODY } from '../patterns/event-store/batch';

/** Numbers for texts, as the log knows them. */
export class EventNames {
  private readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  get length(): number {
    return this.texts.length;
  }

  /** The number of a text, which is a new one for a new text. */
  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** The number of somebody who may be nobody. */
  numberOrNobody(text: string | undefined): number {
    return text === undefined ? NOBODY : this.numberOf(text);
  }

  /** The number of a text, or NOBODY for one that was never met. */
  find(text: string): number {
    return this.numbers.get(text) ?? NOBODY;
  }

  textOf(number: number): string {
    return this.texts[number];
  }

  textOrNone(number: number): string | undefined {
    return number === NOBODY ? undefined : this.texts[number];
  }

  /** Those that came after so many were for nothing. */
  forgetFrom(length: number): void {
    for (const text of this.texts.splice(length)) this.numbers.delete(text);
  }
}

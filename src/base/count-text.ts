/** A count for people, in sentences as in figures: thousands apart by a thin space, 12 345. */
export function countText(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

import { countText } from '../../base/duration-text';

/** An amount of money as it stands in a sentence: 2 450 cents. */
export function amount(cents: number): string {
  return counted(cents, 'cent');
}

/** How many there are of something whose plural ends in s: 1 piece, 2 000 pieces. */
export function counted(count: number, one: string): string {
  return `${countText(count)} ${one}${count === 1 ? '' : 's'}`;
}

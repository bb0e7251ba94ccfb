import type { Time } from '../../base/time';

/** Something that happened at a moment of the lane of edits and verdicts. */
export interface Happening {
  readonly key: string;
  readonly kind: 'edit' | 'holds' | 'broken';
  readonly time: Time;
  /** Short, to stand beside the sign. */
  readonly words: string;
  /** All there is to say, for whoever points at it. */
  readonly title: string;
}

/** Where a happening lies on the lane, as a share of it. */
export type FractionOf = (time: Time) => number;

export interface Sign extends Happening {
  readonly left: number;
  /** Whether its words have room. */
  readonly speaks: boolean;
}

/** About the width of a letter of the secondary size, and of a sign, in px. */
const LETTER_PX = 5.9;
const SIGN_PX = 16;

/** The signs in sight from left to right. Those of one kind that would cover each other become one. */
export function signsOf(happenings: readonly Happening[], fractionOf: FractionOf, width: number): Sign[] {
  const placed = happenings
    .map((happening) => ({ ...happening, left: fractionOf(happening.time), more: 0 }))
    .filter(({ left }) => left >= 0 && left <= 1)
    .toSorted((a, b) => a.left - b.left);
  const apart: typeof placed = [];
  for (const sign of placed) {
    const near = apart.findIndex(
      ({ kind, left }) => kind === sign.kind && (sign.left - left) * width < SIGN_PX,
    );
    if (near < 0) apart.push(sign);
    else {
      const { left, more, title } = apart[near];
      apart[near] = { ...sign, left, more: more + 1, title: `${title}\n${sign.title}` };
    }
  }
  const signs = apart.map(({ more, ...sign }) =>
    more === 0 ? sign : { ...sign, words: `${sign.words} and ${more} more` },
  );
  return signs.map((sign, index) => {
    const ends = sign.left * width + SIGN_PX + sign.words.length * LETTER_PX;
    const next = signs[index + 1];
    return { ...sign, speaks: ends <= (next === undefined ? width : next.left * width - SIGN_PX / 2) };
  });
}

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

/** The signs in sight from left to right. Edits that would cover each other become one, and so do verdicts. */
export function signsOf(happenings: readonly Happening[], fractionOf: FractionOf, width: number): Sign[] {
  const placed = happenings
    .map((happening) => ({ left: fractionOf(happening.time), happening }))
    .filter(({ left }) => left >= 0 && left <= 1)
    .toSorted((a, b) => a.left - b.left);
  const groups: { readonly left: number; readonly members: Happening[] }[] = [];
  for (const { left, happening } of placed) {
    const near = groups.find(
      (group) =>
        isVerdict(group.members[0]) === isVerdict(happening) && (left - group.left) * width < SIGN_PX,
    );
    if (near === undefined) groups.push({ left, members: [happening] });
    else near.members.push(happening);
  }
  return groups.map(({ left, members }, index) => {
    const sign = { ...together(members), left };
    const ends = left * width + SIGN_PX + sign.words.length * LETTER_PX;
    const next = groups.at(index + 1);
    return { ...sign, speaks: ends <= (next === undefined ? width : next.left * width - SIGN_PX / 2) };
  });
}

function isVerdict({ kind }: Happening): boolean {
  return kind !== 'edit';
}

function together(members: readonly Happening[]): Happening {
  const [first] = members;
  if (members.length === 1) return first;
  const broken = members.filter(({ kind }) => kind === 'broken').length;
  return {
    ...first,
    kind: broken > 0 ? 'broken' : first.kind,
    words: isVerdict(first) ? verdictWords(members.length - broken, broken) : `${members.length} edits`,
    title: members.map(({ title }) => title).join('\n'),
  };
}

function verdictWords(hold: number, broken: number): string {
  if (broken === 0) return `${hold} expectations hold`;
  return hold === 0 ? `${broken} expectations broken` : `${hold} hold, ${broken} broken`;
}

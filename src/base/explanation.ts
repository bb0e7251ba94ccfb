/** Why an engine decides as it does right now: one sentence, and the figures it rests on. */
export interface Explanation {
  readonly sentence: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: string;
  readonly value: number | string;
  readonly unit?: string;
}

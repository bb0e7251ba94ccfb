import type { Culprit } from '../scenario/verdict';

/** Why a run that was playing has paused by itself: a rule was broken that its scenario wants to see at once. */
export interface RuleStop {
  /** The rule, the moment, and what broke it. */
  readonly text: string;
  readonly by: Culprit;
}

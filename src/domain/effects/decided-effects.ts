import type { EffectId } from './effect-settings';

/** What somebody else than the owner of the data can decide about: each looks at one row, which has a version. */
export const DECIDED_EFFECTS = [
  'reserve-stock',
  'confirm-order',
  'cancel-order',
] as const satisfies readonly EffectId[];

export type DecidedEffect = (typeof DECIDED_EFFECTS)[number];

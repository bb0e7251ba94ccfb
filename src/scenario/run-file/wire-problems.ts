/** Why a real request brought no answer that counts. */
export const WIRE_PROBLEMS = [
  'unreachable',
  'blocked-by-cors',
  'blocked-by-page',
  'too-slow',
  'cut-off',
  'too-large',
  'malformed',
  'wrong-type',
] as const;
export type WireProblem = (typeof WIRE_PROBLEMS)[number];

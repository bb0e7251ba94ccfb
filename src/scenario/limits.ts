import { WORD_LIMITS } from './word-settings';

/** How much a scenario may hold. The bounds keep a stranger's file from using up the page; real ones are far below. */
export const LIMITS = {
  textLength: 4_000_000,
  depth: 12,
  requestTypes: 200,
  nodes: 500,
  edges: 2000,
  layers: 16,
  sagas: 20,
  writers: 20,
  views: 20,
  groups: 100,
  faults: 500,
  /** Those inside others included; and how many may be around one another. */
  expectations: 500,
  expectationDepth: 3,
  mixEntries: 200,
  steps: 255,
  callsInStep: 100,
  /** Calls that one request causes by the plans alone, without any retry. */
  callsOfRequest: 10_000,
  /** Tries of one call by all retry layers of its edge together. */
  triesOfCall: 1000,
  zones: 20,
  /** How much of all calls one instance may be given, against one of weight 1; and of how many that is told. */
  weight: 1000,
  weights: 100,
  /** Of all nodes together. */
  instancesInAll: 20_000,
  /** Of all clients together whose users wait for answers. */
  usersInAll: 100_000,
  ...WORD_LIMITS,
} as const;

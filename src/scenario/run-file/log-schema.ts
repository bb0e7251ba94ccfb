import type { Patch } from '../edit';
import { LIMITS } from '../limits';
import { isRaw } from '../parts';
import { LONGEST_RUN_MS } from '../run-settings';
import { closed, optional } from '../shapes/closed';
import { listOf } from '../shapes/lists';
import { numberThat, text, textThat } from '../shapes/plain-values';
import type { Shape } from '../shapes/shape';
import { eitherOf } from '../shapes/unions';
import { NS_PER_MS } from '../../base/time';
import type { RunFile } from './format';
import { count, json, runInput } from './input-schema';
import { RUN_LIMITS } from './run-limits';
import { runView } from './view-schema';

const time = numberThat({
  fits: (ns) => Number.isInteger(ns) && ns >= 0 && ns <= LONGEST_RUN_MS * NS_PER_MS,
  expected: `a time in whole ns, up to ${LONGEST_RUN_MS * NS_PER_MS}`,
});

const moment = closed({ time, dispatched: count });

const patch: Shape<Patch> = closed({
  path: text(RUN_LIMITS.path),
  old: json,
  new: json,
  at: optional(
    numberThat({
      fits: (value) => Number.isInteger(value) && value >= 0 && value <= LIMITS.edges,
      expected: 'a place in a list, from 0 up',
    }),
  ),
});

const edit = eitherOf(
  { when: Array.isArray, shape: listOf(patch, RUN_LIMITS.patches, 1) },
  { when: isRaw, shape: patch },
  'a patch, or a list of patches that were made as one',
);

const fingerprint = textThat({
  fits: (value) => /^[0-9a-f]{16}$/.test(value),
  expected: '16 hexadecimal digits',
});

/** A scenario that every Breakwater has, by its id. */
export const builtInStart = closed({ builtIn: text(64), fingerprint });

/** Everything of a run file but its header and its scenario. */
export const runSchema: Shape<Omit<RunFile, 'start'>> = closed(
  {
    seed: count,
    log: listOf(closed({ time, after: count, label: text(RUN_LIMITS.label), edit }), RUN_LIMITS.edits),
    inputs: listOf(closed({ time, after: count, edits: count, input: runInput }), RUN_LIMITS.inputs),
    moment,
    reach: moment,
    view: runView,
  },
  ['format', 'version', 'engine', 'scenario'],
);

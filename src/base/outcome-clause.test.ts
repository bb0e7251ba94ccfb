import { expect, it } from 'vitest';
import { NO_ANSWER, SHED, TIMEOUT, UNAVAILABLE } from './outcome';
import { outcomeClause } from './outcome-clause';

it('what a call did is told as such, and what was done to it as that', () => {
  expect([UNAVAILABLE, TIMEOUT, SHED, NO_ANSWER].map(outcomeClause)).toEqual([
    'found nobody there',
    'timed out',
    'was shed by the callee',
    'was lost in the network',
  ]);
});

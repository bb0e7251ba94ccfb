import { expect, it } from 'vitest';
import type { Expectation } from '../../scenario/expect/format';
import { expectationName } from './expectation-words';
import { shopScenario } from './scenario.test-support';

const over = { fromMs: 2000, toMs: 20_000 };

it.each<[Expectation, string]>([
  [
    { id: 'a', kind: 'invariant', rule: 'money-matches', over },
    'Every order has the money it should have, 2 to 20 s',
  ],
  [
    { id: 'b', kind: 'invariant', rule: 'no-doubles', broken: true, over },
    'Something takes effect twice, 2 to 20 s',
  ],
  [
    { id: 'c', kind: 'invariant', rule: 'sagas-end', withinMs: 2500, over },
    'Every saga is over within 2.5 s, 2 to 20 s',
  ],
  [
    { id: 'd', kind: 'sagas', state: 'stuck', atMost: 0, over },
    'Sagas stuck at the end: at most 0, 2 to 20 s',
  ],
  [
    { id: 'e', kind: 'sagas', state: 'completed', atLeast: 3, atMost: 5, over },
    'Sagas completed at the end: from 3 to 5, 2 to 20 s',
  ],
])('an expectation about data in words: %j', (expectation, words) => {
  expect(expectationName(shopScenario(), expectation)).toBe(words);
});

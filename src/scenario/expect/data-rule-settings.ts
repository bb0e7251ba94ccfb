/** What must hold of parts, whatever happens, in words. */
export const partRules = {
  'nothing-lost': { kept: 'Nothing is lost' },
  'nothing-waits': { kept: 'Nothing waits any more' },
} as const;

/** What must hold of data, and of the sagas that place orders: in words, and what it is to break that. */
export const dataRules = {
  'money-matches': {
    kept: 'Every order has the money it should have',
    broken: 'Some order has other money than it should have',
  },
  'stock-matches': {
    kept: 'Every order has the goods it should have',
    broken: 'Some order has other goods than it should have',
  },
  'order-final': {
    kept: 'Every order stands as its saga ended',
    broken: 'Some order does not stand as its saga ended',
  },
  'no-doubles': { kept: 'Nothing takes effect twice', broken: 'Something takes effect twice' },
  'stock-never-negative': { kept: 'No stock is ever negative', broken: 'Some stock is negative' },
  'stock-adds-up': {
    kept: 'On hand, reserved and shipped add up to what came in',
    broken: 'Some stock is not what came in',
  },
  'sagas-end': { kept: 'Every saga is over', broken: 'Some saga is not over' },
} as const;

/** Where a saga can stand at the end of a run; one that is stuck is unfinished, too. */
export const sagaStates = ['completed', 'compensated', 'failed', 'stuck', 'unfinished'] as const;

import type { Scenario } from '../format';
import type { DataRuleExpectation, ReadModelExpectation, SagasExpectation } from './format';
import type { Watch } from './watch';

/** How expectations about data are watched. The code comes with that of data (all-data.ts). */
export interface DataWatches {
  readonly sagas: (scenario: Scenario, expectation: SagasExpectation) => Watch;
  readonly readModel: (scenario: Scenario, expectation: ReadModelExpectation) => Watch;
  readonly rule: (scenario: Scenario, expectation: DataRuleExpectation) => Watch;
}

let known: DataWatches | undefined;

export function knowDataWatches(watches: DataWatches): void {
  known = watches;
}

export function dataWatches(): DataWatches {
  if (known === undefined) throw new Error('The code that watches data was not loaded');
  return known;
}

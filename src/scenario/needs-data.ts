import type { DataModel } from '../sim/data/data-model';
import type { Scenario } from './format';

/** Whether whoever runs a scenario needs the code of data (all-data.ts). */
export function needsData({ nodes, sagas, writers, views }: Scenario): boolean {
  if (sagas.length + writers.length + views.length > 0) return true;
  return nodes.some((node) => node.kind !== 'client' && node.owns !== 'none');
}

let dataModelOf: ((scenario: Scenario) => DataModel) | undefined;

/** Takes in the code that makes a model of data; it comes with that of data itself. */
export function knowDataModels(make: (scenario: Scenario) => DataModel): void {
  dataModelOf = make;
}

/** What a run has to do with data; null where no part of the scenario has. */
export function dataIn(scenario: Scenario): DataModel | null {
  if (!needsData(scenario)) return null;
  if (dataModelOf === undefined) throw new Error('The code of data and sagas was not loaded');
  return dataModelOf(scenario);
}

import type { Scenario } from '../../../scenario/format';
import { crossingsIn, ownersOf, type Crossing } from '../../../state/scenario-readings';
import { nodeName } from '../../event-log/part-names';
import { sound, warning, type Advice } from './advice';

/** What there is to say of a call that reaches into a database past its owner; nothing of any other call. */
export function adviseCall(scenario: Scenario, edge: string): Advice[] {
  const crossing = crossingsIn(scenario).find((one) => one.edge === edge);
  if (crossing === undefined) return [];
  const { caller, database, owner } = namesIn(scenario, crossing);
  const steps = scenario.sagas.flatMap((saga) => saga.steps.filter((step) => step.edge === edge));
  const told =
    steps.length === 0
      ? ''
      : ` The data of a saga are reached this way: ${steps.map(({ name }) => `“${name}”`).join(', ')}.`;
  return [
    warning(
      `It crosses ownership: ${database} belongs to ${owner}. When it is slow ${caller} is slow with ${owner}, what ${caller} takes of it is missing there, and no policy of ${owner} stands between.${told} Call ${owner} in place of it, with a timeout and a breaker.`,
    ),
  ];
}

/** What there is to say of those who call a database. */
export function adviseDatabase(scenario: Scenario, database: string): Advice[] {
  const owner = ownersOf(scenario).get(database);
  if (owner === undefined) return [];
  const strangers = crossingsIn(scenario).filter((one) => one.database === database);
  const calls = scenario.edges.some(({ from, to }) => from === owner && to === database);
  if (strangers.length > 0) {
    return strangers.map((crossing) => {
      const names = namesIn(scenario, crossing);
      return warning(`${names.caller} calls it, which crosses ownership: it belongs to ${names.owner}.`);
    });
  }
  return calls ? [sound(`Only ${nodeName(scenario, owner)} calls it.`)] : [];
}

function namesIn(scenario: Scenario, { caller, database, owner }: Crossing) {
  return {
    caller: nodeName(scenario, caller),
    database: nodeName(scenario, database),
    owner: nodeName(scenario, owner),
  };
}

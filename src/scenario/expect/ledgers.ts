import { OUTCOME_COUNT } from '../../base/outcome';
import type { History } from '../../sim/measure/history';
import {
  CLIENT,
  EDGE,
  EDGE_LEVEL,
  GROUPS,
  INSTANCE,
  LEVEL_WIDTHS,
  NODE,
  NODE_LEVEL,
  WIDTHS,
  type Group,
} from '../../sim/measure/layout';

/** What was asked of a part, by its counter, and what came to an end there: every way in which it can. */
type Ends = readonly [came: number, went: readonly number[]];

/** The counters by outcome that begin at one of them. */
export function outcomesFrom(first: number): number[] {
  return Array.from({ length: OUTCOME_COUNT }, (_, at) => first + at);
}

export const ASKED: Readonly<Record<Group, Ends>> = {
  clients: [CLIENT.asked, outcomesFrom(CLIENT.outcome)],
  edges: [EDGE.calls, [...outcomesFrom(EDGE.outcome), EDGE.withdrawn]],
  nodes: [
    NODE.arrived,
    [NODE.served, NODE.failed, NODE.withdrawn, NODE.shed, NODE.unavailable, NODE.broken, NODE.expired],
  ],
  instances: [INSTANCE.arrived, [INSTANCE.served, INSTANCE.failed, INSTANCE.turnedAway]],
};

/** With the level that tells what is still there. Instances are missing: what they withdraw is not counted apart. */
const LEDGERS: readonly (readonly [Exclude<Group, 'instances'>, Ends, level: number])[] = [
  ['clients', ASKED.clients, 0],
  ['edges', ASKED.edges, EDGE_LEVEL.open],
  ['edges', [EDGE.sent, [EDGE.answered, EDGE.late, EDGE.cancelled]], EDGE_LEVEL.out],
  ['nodes', ASKED.nodes, NODE_LEVEL.present],
];

/** What came to a part in one second, what ended there, and what was under way before and after. */
export interface Account {
  readonly group: Exclude<Group, 'instances'>;
  readonly row: number;
  readonly came: number;
  readonly went: number;
  readonly before: number;
  readonly now: number;
}

/** The first account of a closed second of which something is true. */
export function findAccount(
  history: History,
  index: number,
  isIt: (account: Account) => boolean,
): Account | undefined {
  const second = history.at(index);
  const earlier = index === 0 ? undefined : history.at(index - 1);
  for (const [group, [came, went], level] of LEDGERS) {
    const g = GROUPS.indexOf(group);
    for (let row = 0; row < second.rows[g]; row++) {
      const count = (counter: number): number => second.counts[g][row * WIDTHS[group] + counter];
      const at = row * LEVEL_WIDTHS[group] + level;
      const account = {
        group,
        row,
        came: count(came),
        went: went.reduce((sum, counter) => sum + count(counter), 0),
        // A part that an edit has added was not there in the second before.
        before: earlier?.levels[g][at] ?? 0,
        now: second.levels[g][at],
      };
      if (isIt(account)) return account;
    }
  }
  return undefined;
}

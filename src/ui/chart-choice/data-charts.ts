import type { Scenario } from '../../scenario/format';
import { keepsData } from '../../state/keeps-data';
import { DATA_POINT } from '../../worker/frame';
import { highest } from '../charts/buckets';
import { level, type Load } from '../charts/load-lines';
import type { ChartKind } from './chart-list';

const DATA_KINDS = ['events', 'sagas', 'sagas-open', 'behind'] as const;
type DataKind = (typeof DATA_KINDS)[number];

/** Charts of what happens to the data of the run, for which services have to keep some. */
export const DATA_LOADS: Readonly<Record<DataKind, Load>> = {
  events: { title: 'events per second', lines: [level('events', 'heavy', DATA_POINT.events)] },
  sagas: {
    title: 'sagas per second',
    lines: [
      level('begun', 'light', DATA_POINT.begun),
      level('done', 'heavy', DATA_POINT.completed),
      level('undone', 'dashed', DATA_POINT.compensated),
      level('given up', 'dotted', DATA_POINT.failed),
    ],
  },
  'sagas-open': {
    title: 'sagas under way',
    lines: [{ ...level('under way', 'heavy', DATA_POINT.underWay), fold: highest }],
  },
  behind: {
    title: 'read models, events behind',
    lines: [{ ...level('behind', 'heavy', DATA_POINT.behind), fold: highest }],
  },
};

export function isOfData(kind: ChartKind): kind is DataKind {
  return DATA_KINDS.some((one) => one === kind);
}

/** Why a scenario has no such chart; undefined where it has, and of charts that are not of data. */
export function whyNoData(
  kind: ChartKind,
  scenario: Pick<Scenario, 'nodes' | 'sagas' | 'views'>,
): string | undefined {
  switch (kind) {
    case 'events':
      return keepsData(scenario)
        ? undefined
        : 'No service of this scenario keeps data, so there are no events.';
    case 'sagas':
    case 'sagas-open':
      return scenario.sagas.length > 0 ? undefined : 'This scenario has no sagas.';
    case 'behind':
      return scenario.views.length > 0 ? undefined : 'This scenario has no read models.';
    default:
      return undefined;
  }
}

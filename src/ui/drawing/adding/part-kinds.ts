import { dataFields } from '../../../scenario/data-settings';
import type { NewNode } from '../../../scenario/editing/acts';
import type { Scenario } from '../../../scenario/format';

export interface PartKind {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly node: NewNode;
  /** Other words by which somebody may look for it. */
  readonly keywords: readonly string[];
  readonly why?: string;
}

export interface PartKinds {
  readonly title: string;
  readonly kinds: readonly PartKind[];
}

const ASKING: readonly PartKind[] = [
  kind('Client', 'asks at a rate', { kind: 'client', load: 'open' }, ['open load', 'traffic', 'browser']),
  kind('People', 'ask, wait and think', { kind: 'client', load: 'closed' }, ['client', 'closed load']),
];
const ANSWERING: readonly PartKind[] = [
  kind('Service', 'works and calls others', { kind: 'service' }, ['microservice', 'app', 'server']),
  kind('Gateway', 'hands requests on', { kind: 'gateway' }, ['api', 'proxy', 'edge', 'bff']),
];
const STORES: readonly PartKind[] = [
  kind('Relational database', 'rows', { kind: 'database', store: 'relational' }, [
    'sql',
    'postgres',
    'mysql',
  ]),
  kind('Document store', 'documents', { kind: 'database', store: 'document' }, [
    'mongo',
    'nosql',
    'database',
  ]),
  kind('Key-value store', 'values by key', { kind: 'database', store: 'key-value' }, [
    'redis',
    'cache',
    'database',
  ]),
  kind('Analytic store', 'columns', { kind: 'database', store: 'analytic' }, [
    'warehouse',
    'olap',
    'database',
  ]),
];

/** Everything that can be drawn. Whose data a node keeps already, no other can. */
export function partKinds({ nodes }: Pick<Scenario, 'nodes'>): readonly PartKinds[] {
  const keepers = new Map<string, string>(
    nodes.flatMap((node) => (node.kind === 'client' ? [] : [[node.owns, node.name] as const])),
  );
  const owning = dataFields.owns.options.flatMap(({ value }): PartKind[] => {
    if (value === 'none') return [];
    const keeper = keepers.get(value);
    const name = value.slice(0, 1).toUpperCase() + value.slice(1);
    const made = kind(name, 'a service of the shop', { kind: 'service', owns: value }, ['service', 'data']);
    return [keeper === undefined ? made : { ...made, why: `${keeper} keeps these data already.` }];
  });
  return [
    { title: 'Who asks', kinds: ASKING },
    { title: 'Who answers', kinds: ANSWERING },
    { title: 'Databases', kinds: STORES },
    { title: 'Services with data', kinds: owning },
  ];
}

function kind(label: string, note: string, node: NewNode, keywords: readonly string[]): PartKind {
  return { key: label, label, note, node, keywords };
}

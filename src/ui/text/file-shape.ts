import { EFFECTS } from '../../domain/effects/effect-settings';
import { VIEWS } from '../../domain/views/view-settings';
import { stepFields } from '../../patterns/saga/step-settings';
import { shopDataFields } from '../../scenario/data-settings';
import { dataRules, partRules, sagaStates } from '../../scenario/expect/data-rule-settings';
import { FIGURE_WORDS } from '../../scenario/expect/figure-word-settings';
import { readModelFigures } from '../../scenario/expect/read-model-settings';
import { states } from '../../scenario/expect/state-settings';
import { faultKinds } from '../../scenario/fault-kind-settings';
import { faultFields } from '../../scenario/fault-settings';
import { networkFields } from '../../scenario/node-settings';
import { runFields } from '../../scenario/run-settings';
import { sagaFields } from '../../scenario/saga-settings';
import { scheduleFields } from '../../scenario/schedule-settings';
import { viewFields } from '../../scenario/view-settings';
import { writerFields } from '../../scenario/writer-settings';
import { edge, ID, kindKey, NAME, node, requestType, typesKey } from './part-shapes';
import {
  choiceOf,
  FLAG,
  key,
  listOf,
  named,
  objectOf,
  PLAIN,
  settingKeys,
  type Keys,
  type Shape,
} from './shape';

const labels = (of: Readonly<Record<string, { readonly label: string }>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(of).map(([id, { label }]) => [id, label]));
const words = (of: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(of.map((one) => [one, '']));

const moments: Keys = {
  fromMs: key(PLAIN, 'From', 'The moment of the run, in ms.', 0),
  toMs: key(PLAIN, 'To', 'The moment of the run, in ms.', 10_000),
};

const orchestrator = key(named('nodes'), 'Node', 'The node that goes on with its requests so.', '');
const does = key(choiceOf(labels(EFFECTS)), 'Does', 'What is done to the data.', '');
const along = key(named('ownEdges'), 'Along', 'The call by which it gets to the data.', '');

const saga = objectOf({
  id: ID,
  name: NAME,
  node: orchestrator,
  requestTypes: typesKey('Only requests of these types set it off.'),
  ...settingKeys(sagaFields),
  steps: key(
    listOf(objectOf({ id: ID, name: NAME, edge: along, does, ...settingKeys(stepFields) })),
    'Steps',
    'What it has done, one after the other.',
    [],
  ),
});

const writer = objectOf({
  id: ID,
  name: NAME,
  node: orchestrator,
  requestTypes: typesKey('Only requests of these types are about this.'),
  edge: along,
  does,
  ...settingKeys(writerFields),
});

const view = objectOf({
  id: ID,
  name: NAME,
  node: orchestrator,
  shows: key(choiceOf(labels(VIEWS)), 'Shows', 'What can be read of it.', ''),
  source: key(named('ownEdges'), 'Events', 'The call by which it reads the events.', ''),
  users: key(named('ownEdges'), 'Users', 'The call by which it looks users up.', ''),
  products: key(named('ownEdges'), 'Products', 'The call by which it looks products up.', ''),
  asksAs: key(named('requestTypes'), 'Asks as', 'The type of its own requests.', ''),
  requestTypes: typesKey('Only requests of these types are answered of it.'),
  ...settingKeys(viewFields),
});

const target = objectOf({
  nodes: key(listOf(named('nodes')), 'Nodes', 'Those that it hits.', []),
  tags: key(listOf(named('tags')), 'Tags', 'Nodes with one of these.', []),
  edges: key(listOf(named('edges')), 'Calls', 'Those that it hits.', []),
  zone: key(named('zones'), 'Zone', 'Only instances there.', ''),
  between: key(listOf(named('zones')), 'Between', 'Only messages between these two zones.', []),
  share: key(PLAIN, 'Share', 'Which share of the instances, above 0 and up to 1.', 0.5),
});

const fault = objectOf((part): Keys => {
  const fields = new Map(Object.entries(faultFields)).get(part('kind') ?? '');
  return {
    id: ID,
    name: NAME,
    kind: kindKey(labels(faultKinds), 'What goes wrong.'),
    enabled: key(FLAG, 'Switched on', 'One that is off never acts.', true),
    target: key(target, 'Aims at', 'What it hits; an empty object hits everything.', {}),
    ...moments,
    ...settingKeys(scheduleFields),
    ...(fields !== undefined && settingKeys(fields)),
  };
});

const over = key(
  objectOf({
    after: key(
      objectOf({
        fault: key(named('faults'), 'Fault', 'From which on the span is counted.', ''),
        at: key(choiceOf({ start: 'its beginning', end: 'its end' }), 'At', 'Which end of it.', 'start'),
      }),
      'After',
      'The span is counted from a fault on.',
      { fault: '', at: 'start' },
    ),
    ...moments,
  }),
  'Over',
  'The span of the run that it is about.',
  { fromMs: 0, toMs: 10_000 },
);

const about = key(
  objectOf({
    client: key(named('nodes'), 'Client', 'What it asked.', ''),
    edge: key(named('edges'), 'Call', 'What became of these calls.', ''),
    layer: key(named('layers'), 'Breaker', 'A circuit breaker of the call.', ''),
    node: key(named('nodes'), 'Node', 'What it did.', ''),
    instance: key(PLAIN, 'Instance', 'Which one of the node, from 1.', 1),
  }),
  'Of',
  'The part that it is about. Left out, all clients together.',
  {},
);

const bounds: Keys = {
  atLeast: key(PLAIN, 'At least', 'The lower bound.', 0),
  atMost: key(PLAIN, 'At most', 'The upper bound.', 1),
};

const HOLDS = { overall: 'one figure for the span', always: 'at every second', sometime: 'at some second' };

const kinds: Readonly<Record<string, { readonly label: string; readonly keys: () => Keys }>> = {
  measure: {
    label: 'a figure stays within bounds',
    keys: () => ({
      figure: key(choiceOf(labels(FIGURE_WORDS)), 'Figure', 'What is measured.', 'goodput'),
      of: about,
      over,
      hold: key(choiceOf(HOLDS), 'Holds', 'For the whole span or for its seconds.', 'overall'),
      ...bounds,
      percentile: key(PLAIN, 'Percentile', 'Of a latency: above 0 and below 100.', 95),
    }),
  },
  state: {
    label: 'a part is in a state',
    keys: () => ({
      of: about,
      state: key(
        choiceOf(words(Object.values(states).flat())),
        'State',
        'Of a breaker, a node or an instance.',
        'open',
      ),
      over,
      hold: key(
        choiceOf({ always: 'at every moment', sometime: 'at some moment' }),
        'Holds',
        'When.',
        'sometime',
      ),
    }),
  },
  invariant: {
    label: 'a rule holds',
    keys: () => ({
      rule: key(
        choiceOf(
          Object.fromEntries(
            Object.entries({ ...partRules, ...dataRules }).map(([id, { kept }]) => [id, kept]),
          ),
        ),
        'Rule',
        'What must hold.',
        'nothing-lost',
      ),
      over,
      pauses: key(FLAG, 'Pauses', 'Whether the run pauses where it is broken.', true),
      broken: key(FLAG, 'Is broken', 'Of a rule about data: that it is broken.', true),
      withinMs: key(PLAIN, 'Within', 'Of sagas that are to end: how soon, in ms.', 5000),
    }),
  },
  sagas: {
    label: 'so many sagas end in a state',
    keys: () => ({
      saga: key(named('sagas'), 'Saga', 'Left out, all of them.', ''),
      state: key(choiceOf(words(sagaStates)), 'State', 'At the end of the run.', 'completed'),
      over,
      ...bounds,
    }),
  },
  'read-model': {
    label: 'how far a read model is behind',
    keys: () => ({
      view: key(named('views'), 'Read model', 'Which one.', ''),
      figure: key(choiceOf(labels(readModelFigures)), 'Figure', 'What is measured.', 'missing-events'),
      over,
      ...bounds,
    }),
  },
  all: { label: 'all of some hold', keys: () => ({ of: key(listOf(expectation), 'Of', 'These.', []) }) },
  any: { label: 'any of some holds', keys: () => ({ of: key(listOf(expectation), 'Of', 'These.', []) }) },
};

const expectation: Shape = objectOf((part) => ({
  id: ID,
  name: key(PLAIN, 'Name', 'Left out, it is put into words.', ''),
  kind: kindKey(labels(kinds), 'What is expected.'),
  ...kinds[part('kind') ?? '']?.keys(),
}));

const group = objectOf((part) => ({
  kind: kindKey({ context: 'a bounded context', zone: 'whatever is in a zone' }, 'What frames its nodes.'),
  id: ID,
  name: NAME,
  ...(part('kind') !== 'zone' && { nodes: key(listOf(named('nodes')), 'Nodes', 'Those in it.', []) }),
  folded: key(FLAG, 'Folded', 'Drawn as one, in place of its nodes.', false),
}));

const parts = (label: string, help: string, of: Shape) => key(listOf(of), label, help, []);

/** What a whole file may say. */
export const FILE: Shape = objectOf({
  id: ID,
  name: NAME,
  question: key(PLAIN, 'Question', 'What the demonstration asks.', ''),
  watch: key(listOf(PLAIN), 'To watch', 'What to look at, in the order in which it happens.', []),
  tags: key(listOf(PLAIN), 'Tags', 'By which it is found.', []),
  notes: key(PLAIN, 'Notes', 'Anything else.', ''),
  seed: key(PLAIN, 'Seed', 'Of all luck in the run.', 1),
  ...settingKeys(runFields),
  measure: key(objectOf(moments), 'Measured', 'The whole seconds that a report is about.', {
    fromMs: 0,
    toMs: 60_000,
  }),
  requestTypes: parts('Types of requests', 'What clients ask for.', requestType),
  nodes: parts('Nodes', 'Clients, services, gateways and databases.', node),
  edges: parts('Calls', 'Who calls whom, and what guards that.', edge),
  network: key(objectOf(settingKeys(networkFields)), 'Network', 'Of the run as a whole.', {}),
  data: key(objectOf(settingKeys(shopDataFields)), 'Data', 'What they begin with.', {}),
  sagas: parts('Sagas', 'What nodes carry out for their requests, step by step.', saga),
  writers: parts('Writers', 'Nodes that load, decide and append.', writer),
  views: parts('Read models', 'What nodes make of events, and answer of it.', view),
  faults: parts('Faults', 'What goes wrong, and when.', fault),
  expect: parts('Expectations', 'What the run is to show.', expectation),
  groups: parts('Groups', 'How nodes are framed on the canvas.', group),
});

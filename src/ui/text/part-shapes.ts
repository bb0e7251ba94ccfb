import { latencyFields } from '../../scenario/latency-settings';
import {
  clientFields,
  edgeFields,
  mixFields,
  requestTypeFields,
  workFields,
} from '../../scenario/node-settings';
import { storeFields } from '../../scenario/store-settings';
import { PATTERN_IDS, patterns } from '../../patterns/registry';
import {
  choiceOf,
  FLAG,
  key,
  listOf,
  named,
  objectOf,
  PLAIN,
  settingKeys,
  type Facts,
  type Key,
  type Keys,
} from './shape';

export const ID = key(
  PLAIN,
  'Id',
  'By which everything else refers to it: small letters, digits and hyphens.',
  '',
);
export const NAME = key(
  PLAIN,
  'Name',
  'What it is called on the page. Left out, it is called by its id.',
  '',
);

export function kindKey(options: Readonly<Record<string, string>>, help: string): Key {
  return key(choiceOf(options), 'Kind', help, Object.keys(options)[0] ?? '');
}

export function typesKey(help: string): Key {
  return key(listOf(named('requestTypes')), 'Types of requests', help, []);
}

const plainLatencies: Readonly<Record<string, string>> = {
  constant: 'always the same',
  uniform: 'evenly between two times',
  exponential: 'mostly short, at times much longer',
  erlang: 'a sum of exponential times',
  lognormal: 'by median and 95th percentile, or by mean and spread',
  pareto: 'with a heavy tail',
};

function plainLatencyKeys(kind: string | undefined): Keys {
  if (kind === 'lognormal')
    return settingKeys({ ...latencyFields.lognormal, ...latencyFields.lognormalByMean });
  const fields = new Map(Object.entries(latencyFields)).get(kind ?? '');
  return fields === undefined ? {} : settingKeys(fields);
}

const lawOf = (options: Readonly<Record<string, string>>): Key =>
  kindKey(options, 'How the times are spread.');
const plainLatency = objectOf((part) => ({ kind: lawOf(plainLatencies), ...plainLatencyKeys(part('kind')) }));

const latency = objectOf((part): Keys => {
  const kind = lawOf({ ...plainLatencies, mixture: 'usually by one law, and now and then by another' });
  if (part('kind') !== 'mixture') return { kind, ...plainLatencyKeys(part('kind')) };
  const usual = { kind: 'exponential', meanMs: 10 };
  return {
    kind,
    usual: key(plainLatency, 'Usual time', 'How long it takes mostly.', usual),
    rare: key(plainLatency, 'Rare time', 'How long it takes now and then.', {
      kind: 'exponential',
      meanMs: 500,
    }),
    ...settingKeys(latencyFields.mixture),
  };
});

function latencyKey(label: string, help: string): Key {
  return key(latency, label, help, { kind: 'exponential', meanMs: 10 });
}

const position = key(
  objectOf({
    x: key(PLAIN, 'Across', 'Points from the left.', 0),
    y: key(PLAIN, 'Down', 'Points from the top.', 0),
  }),
  'Place',
  'Where it stands on the canvas. Left out, it is laid out.',
  { x: 0, y: 0 },
);

export const requestType = objectOf({
  id: ID,
  name: NAME,
  method: key(
    choiceOf(Object.fromEntries(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].map((one) => [one, '']))),
    'Method',
    'Of the HTTP request.',
    'GET',
  ),
  path: key(PLAIN, 'Path', 'Of the HTTP request; it begins with a slash.', '/'),
  ...settingKeys(requestTypeFields),
});

const NODES = {
  client: 'asks, and answers nobody',
  service: 'works, and calls others',
  gateway: 'hands on what clients ask',
  database: 'keeps what services store',
};

const zone = named('zones');

const shapes = {
  steady: 'always its rate',
  step: 'another rate from one moment on',
  ramp: 'moves evenly to another rate',
  spike: 'another rate for a while',
  list: 'by a list of moments',
};

const loadShape = objectOf((part): Keys => {
  const at = key(PLAIN, 'At', 'From which moment of the run, in ms.', 0);
  const span = {
    fromMs: key(PLAIN, 'From', 'The moment of the run, in ms.', 0),
    toMs: key(PLAIN, 'To', 'The moment of the run, in ms.', 1000),
  };
  const rate = { ratePerSecond: key(PLAIN, 'Rate', 'Requests a second.', 10) };
  const byKind: Readonly<Record<string, Keys>> = {
    step: { atMs: at, ...rate },
    ramp: { ...span, ...rate },
    spike: { ...span, ...rate },
    list: {
      between: key(
        choiceOf({ steps: 'stays', lines: 'moves evenly' }),
        'Between',
        'What the rate does.',
        'steps',
      ),
      points: key(listOf(objectOf({ atMs: at, ...rate })), 'Points', 'The rate from each moment on.', []),
    },
  };
  return { kind: kindKey(shapes, 'How the rate changes over time.'), ...byKind[part('kind') ?? ''] };
});

const client: Keys = {
  ...settingKeys(clientFields),
  shape: key(loadShape, 'Changes', 'How the rate changes over time.', { kind: 'steady' }),
  think: latencyKey('Thinks', 'How long a user thinks between two requests.'),
  patience: latencyKey('Patience', 'How long a request is waited for. Left out, without end.'),
  zone: key(zone, 'Zone', 'Where it is.', ''),
  mix: key(
    listOf(
      objectOf({
        requestType: key(named('requestTypes'), 'Asks for', 'A type of requests.', ''),
        edge: key(named('ownEdges'), 'Along', 'The call by which it asks.', ''),
        ...settingKeys(mixFields),
      }),
    ),
    'Asks for',
    'What of its requests is of which type, and whom it asks.',
    [],
  ),
};

const call = {
  is: 'either',
  of: [
    named('ownEdges'),
    objectOf({
      edge: key(named('ownEdges'), 'Call', 'Along which call.', ''),
      optional: key(FLAG, 'Optional', 'Whether the request succeeds whatever becomes of the call.', true),
      awaited: key(FLAG, 'Waits', 'Whether the request waits for the call.', false),
      requestTypes: typesKey('Only requests of these types make the call.'),
    }),
  ],
} as const;

const work: Keys = {
  latency: latencyKey('Work', 'How long its own work takes.'),
  ...settingKeys(workFields),
  plan: key(
    listOf({ is: 'either', of: [call, listOf(call)] }),
    'Calls',
    'What it calls for each request, one after the other; a list in the list is called side by side.',
    [],
  ),
  zones: key(listOf(zone), 'Zones', 'The instances are spread over these in turn.', []),
  weights: key(listOf(PLAIN), 'Weights', 'Which share of the calls each instance is to have, in turn.', []),
  tags: key(listOf(named('tags')), 'Tags', 'What faults may aim at.', []),
  address: key(PLAIN, 'Address', 'Of a server of your own that does the work.', ''),
};

const database: Keys = {
  ...work,
  ...settingKeys(storeFields),
  belongsTo: key(
    named('nodes'),
    'Belongs to',
    'The node that may call it. Left out, the first that does.',
    '',
  ),
};

export const node = objectOf((part): Keys => {
  const base = { kind: kindKey(NODES, 'What it is.'), id: ID, name: NAME, position };
  const kind = part('kind');
  return { ...base, ...(kind === 'client' ? client : kind === 'database' ? database : work) };
});

const LAYERS = Object.fromEntries(PATTERN_IDS.map((id) => [id, patterns[id].title]));

function layerKeys(part: Facts): Keys {
  const kind = PATTERN_IDS.find((id) => id === part('kind'));
  const settings = kind === undefined ? {} : settingKeys(patterns[kind].fields);
  return {
    id: ID,
    kind: kindKey(LAYERS, kind === undefined ? 'Which pattern guards the call.' : patterns[kind].summary),
    enabled: key(FLAG, 'Switched on', 'One that is off lets every call through.', true),
    settings: key(objectOf(settings), 'Settings', 'What is left out is as usual.', {}),
  };
}

export const edge = objectOf({
  id: ID,
  from: key(named('nodes'), 'From', 'The node that calls.', ''),
  to: key(named('nodes'), 'To', 'The node that is called.', ''),
  latency: latencyKey('Way', 'How long a message takes, one way.'),
  ...settingKeys(edgeFields),
  stack: key(listOf(objectOf(layerKeys)), 'Guards', 'The layers around the call, the outermost first.', []),
});

/** What the keys of a file mean that are no settings: those say it themselves. */
const part = {
  id: 'What other parts of the file call it: 1 to 64 small letters, digits and hyphens, one of its own in its list.',
  name: 'What people call it; left out, it is called by its id.',
};
const place = { position: 'Where it stands on the canvas, in pixels; left out, it is laid out by itself.' };
const requestTypes = 'Only requests of these types, by their ids; left out, those of all types.';

export const latency =
  'How long something takes, in ms: always the same, or drawn by a law. A law is given in full, with every number that it has.';

export const top = {
  $schema: 'Where editors find what may stand in this file. Breakwater itself does not look at it.',
  format: 'Says that this file is a scenario of Breakwater.',
  version: 'The version of the format.',
  engine: 'The engine whose runs this file means: with another one the same scenario runs otherwise.',
  id: 'A short name for links and reports: small letters, digits and hyphens.',
  name: 'The title of the scenario.',
  question: 'What the scenario asks.',
  watch: 'What to look at, in the order in which it happens.',
  tags: 'Words by which it is found.',
  notes: 'Whatever else there is to say about it.',
  seed: 'From which all luck of the run derives: the same seed gives the same run.',
  durationMs: 'How long the run takes, in simulated ms.',
  measure: 'The range that figures and reports are about, in whole seconds.',
  requestTypes: 'What clients ask for.',
  nodes: 'Clients, services, gateways and databases.',
  edges: 'Who calls whom, and the guards of each call.',
  groups: 'How nodes are framed on the canvas; the run knows nothing of it.',
  network: 'What holds for all messages.',
  data: 'What the data of the shop begin with, and the rules by which they live.',
  sagas: 'What goes over several services and is undone step by step when one fails.',
  writers: 'Nodes that load what another keeps, decide about it, and append what follows.',
  views: 'Read models: documents made of the events of a service.',
  faults: 'What breaks, where and when.',
  expect: 'What the author says that a run will show.',
};

export const requestType = {
  ...part,
  method: 'The HTTP method: it says whether a request may be repeated without harm.',
  path: 'What is asked for, beginning with a slash.',
};

export const client = {
  ...part,
  ...place,
  kind: 'A client makes requests.',
  shape: 'How the rate of an open load changes over time.',
  think: 'How long the users of a closed load think between two requests.',
  patience: 'How long a request is waited for; left out, without end.',
  zone: 'Where it is.',
  mix: 'What is asked for, along which edge, and how often against the others.',
};

export const work = {
  ...part,
  ...place,
  kind: 'What the node is.',
  latency: 'How long its own work takes.',
  plan: 'Which calls a request makes, one after the other; those in a list of their own are made side by side.',
  zones: 'The instances are spread over these in turn.',
  weights: 'Which share of the calls each instance is to have, in turn.',
  tags: 'Words that faults may aim at.',
  address: 'Where the server is that does the work; only for work over HTTP.',
  belongsTo: 'The node that may call it; left out, the first that does.',
};

export const edge = {
  ...part,
  from: 'The node that calls, by its id.',
  to: 'The node that is called, by its id.',
  latency: 'How long a message takes, one way.',
  stack: 'The guards of the call, outermost first.',
};

export const layer = {
  ...part,
  kind: 'The pattern.',
  enabled: 'One that is switched off lets every call through.',
  settings: 'What is left out is as usual.',
};

export const saga = {
  ...part,
  node: 'The orchestrator, by its id.',
  requestTypes,
  steps: 'What is done, in this order.',
};

export const sagaStep = {
  ...part,
  edge: 'Along which it is asked for, and for undoing it.',
  does: 'What it does to the data.',
};

export const writer = {
  ...part,
  node: 'The node that writes, by its id.',
  requestTypes,
  edge: 'Along which it loads and appends.',
  does: 'What it decides about.',
};

export const view = {
  ...part,
  node: 'The node that makes it and answers of it, by its id.',
  shows: 'What its documents are.',
  source: 'The edge along which it reads events.',
  users: 'The edge along which it looks up users; left out, it shows their ids.',
  products: 'The edge along which it looks up products; left out, it shows their ids.',
  asksAs: 'The type of its own requests.',
  requestTypes,
};

export const group = {
  ...part,
  kind: 'A context names its nodes; a zone frames what is in it.',
  nodes: 'The nodes in it, by their ids.',
  folded: 'Drawn as one, in place of its nodes.',
};

export const fault = {
  ...part,
  kind: 'What goes wrong.',
  enabled: 'One that is switched off never acts.',
  target: 'What it aims at; an empty object is everything.',
  fromMs: 'When it begins, in ms of the run.',
  toMs: 'When it ends, in ms of the run.',
};

export const faultTarget = {
  nodes: 'Nodes by their ids.',
  tags: 'Nodes by their tags.',
  edges: 'Edges by their ids; only for faults of the network.',
  zone: 'Only instances in this zone.',
  between: 'Only messages between these two zones.',
  share: 'Only this share of the instances.',
};

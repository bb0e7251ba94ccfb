import { client, header, service } from './scenario-parts';

/** A chain of ten services that is asked far more often than any machine simulates in time. */
export function tooFast(): object {
  const ids = Array.from({ length: 10 }, (_, place) => `step-${place}`);
  const edges = ids.map((to, place) => ({
    id: `to-${to}`,
    from: place === 0 ? 'crowd' : ids[place - 1],
    to,
  }));
  return {
    ...header('too-fast', 'Too fast', 600_000),
    requestTypes: [{ id: 'ask', name: 'Ask', method: 'GET', path: '/' }],
    nodes: [
      {
        ...client('crowd', 0),
        ratePerSecond: 100_000,
        mix: [{ requestType: 'ask', edge: 'to-step-0', weight: 1 }],
      },
      ...ids.map((id, place) => ({
        ...service(id, 'service', 200 + place * 200, 5),
        instances: 10,
        concurrency: 1000,
        plan: edges.slice(place + 1, place + 2).map((edge) => edge.id),
      })),
    ],
    edges,
  };
}

/** Nobody ever gets an answer: ten crowds ask a service that has room for all of it and takes ten minutes for each. */
export function onlyGathers(): object {
  const crowds = Array.from({ length: 10 }, (_, place) => `crowd-${place}`);
  return {
    ...header('only-gathers', 'Only gathers', 600_000),
    requestTypes: [{ id: 'ask', name: 'Ask', method: 'GET', path: '/' }],
    nodes: [
      ...crowds.map((id, place) => ({
        ...client(id, place * 100),
        ratePerSecond: 100_000,
        mix: [{ requestType: 'ask', edge: `from-${id}`, weight: 1 }],
      })),
      {
        ...service('pit', 'service', 300, 1),
        instances: 100,
        concurrency: 100_000,
        latency: { kind: 'constant', ms: 600_000 },
      },
    ],
    edges: crowds.map((id) => ({ id: `from-${id}`, from: id, to: 'pit' })),
  };
}

/** As many instances as asked for, on as many nodes as that takes. */
export function manyInstances(instances: number): object {
  const nodes = shared(instances, 100).map((count, place) => ({
    ...service(`fleet-${place}`, 'service', 0, 1),
    instances: count,
  }));
  return { ...header('many-instances', 'Many instances', 10_000), requestTypes: [], nodes, edges: [] };
}

/** As many users who wait as asked for, at as many clients as that takes. */
export function manyUsers(users: number): object {
  const crowds = shared(users, 20_000).map((count, place) => ({
    ...client(`crowd-${place}`, place * 100),
    load: 'closed',
    users: count,
    mix: [{ requestType: 'ask', edge: `from-crowd-${place}`, weight: 1 }],
  }));
  return {
    ...header('many-users', 'Many users', 10_000),
    requestTypes: [{ id: 'ask', name: 'Ask', method: 'GET', path: '/' }],
    nodes: [...crowds, service('pit', 'service', 300, 1)],
    edges: crowds.map(({ id }) => ({ id: `from-${id}`, from: id, to: 'pit' })),
  };
}

/** A number in portions of at most so much. */
function shared(total: number, most: number): number[] {
  return Array.from({ length: Math.ceil(total / most) }, (_, place) => Math.min(most, total - place * most));
}

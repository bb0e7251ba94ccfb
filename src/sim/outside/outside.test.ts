import { describe, expect, it } from 'vitest';
import { CONFLICT, ERROR, OK, OUTCOMES, UNAVAILABLE, type Outcome } from '../../base/outcome';
import { msToNs, secondsToNs } from '../../base/time';
import { ASKED, ASK_ENDED } from '../change-log';
import { violations } from '../conservation.test-support';
import type { Model, NodeModel } from '../model';
import { asks, evenly, ofNode } from '../observed.test-support';
import { client, edge, fault, node, retry, system, timeout } from '../small-model.test-support';
import { Timeline } from '../timeline';
import { openExchanges } from './exchanges';
import type { Ask, Input } from './input';
import { MOST_SENT_PER_SECOND } from './outside';

const asksFor = (more: Partial<Ask> = {}): Input => {
  const ask = {
    number: 1,
    edge: 'in',
    requestType: 'request',
    key: 0,
    user: 0,
    answeredBy: '',
    patienceNs: 0,
  };
  return { kind: 'ask', text: 'ask', ask: { ...ask, ...more } };
};
const replies = (exchange: number, outcome: Outcome = OK): Input => {
  return { kind: 'reply', text: `reply ${exchange} ${outcome}`, exchange, outcome };
};

const server = (more: Partial<NodeModel> = {}, others: Partial<Model> = {}): Model =>
  system({
    clients: [asks('users', [10])],
    nodes: [node('server', more)],
    edges: [edge('in', 'users', 'server')],
    ...others,
  });

const begin = (model: Model): Timeline => new Timeline({ seed: 1, model });

/** How the requests from outside went: "ended 25 ok". */
function told({ world }: Timeline): string[] {
  return world.log.past().flatMap(({ time, code, subject, a }) => {
    if (code === ASKED) return [`asked ${subject} at ${time / 1e6}`];
    return code === ASK_ENDED ? [`ended ${subject} ${OUTCOMES[a].id} at ${time / 1e6}`] : [];
  });
}

describe('a request from outside', () => {
  it('goes along an edge with its guards and is answered like any other', () => {
    const one = begin(server({}, { edges: [edge('in', 'users', 'server', { stack: [timeout(5)] })] }));
    one.run(msToNs(100));
    one.take(asksFor());
    one.run(msToNs(200));
    expect(told(one)).toEqual(['asked 1 at 100', 'ended 1 timeout at 105']);
    expect(violations(one.world)).toEqual([]);
  });

  it('is a part of the run: replayed it is the same, and without it the run is another', () => {
    const one = begin(server());
    one.run(msToNs(100));
    one.take(asksFor({ key: 7 }));
    one.run(secondsToNs(2));
    const again = new Timeline({ seed: 1, model: server(), inputs: one.line.inputs });
    again.run(secondsToNs(2));
    expect(again.world.hash.hex()).toBe(one.world.hash.hex());
    const without = begin(server());
    without.run(secondsToNs(2));
    expect(without.world.hash.hex()).not.toBe(one.world.hash.hex());
  });

  it('ends when its patience does', () => {
    const one = begin(server({ latency: { kind: 'constant', ns: secondsToNs(9) } }));
    one.take(asksFor({ patienceNs: msToNs(40) }));
    one.run(msToNs(100));
    expect(told(one)).toEqual(['asked 1 at 0', 'ended 1 gave-up at 40']);
  });

  it('is answered outside by the node that it names, after the time that the work takes', () => {
    const one = begin(server());
    one.take(asksFor({ answeredBy: 'server' }));
    one.run(msToNs(9));
    expect(openExchanges(one.world)).toEqual([]);
    one.run(msToNs(30));
    // The request of the users was answered here.
    expect(openExchanges(one.world).map(({ number }) => number)).toEqual([1]);
    one.take(replies(1, CONFLICT));
    one.run(msToNs(40));
    expect(told(one)).toEqual(['asked 1 at 0', 'ended 1 conflict at 30']);
  });
});

describe('work that is done outside', () => {
  it('ends with the reply, and the node goes on with its calls', () => {
    const model = system({
      clients: [asks('users', [10])],
      nodes: [node('server', { worksOutside: 'only', plan: [['call']] }), node('back')],
      edges: [edge('in', 'users', 'server'), edge('call', 'server', 'back')],
    });
    const one = begin(model);
    one.run(msToNs(50));
    expect(openExchanges(one.world)).toMatchObject([{ number: 1, node: 0 }]);
    one.take(replies(1));
    one.run(msToNs(100));
    expect(ofNode(one.world, 'back', 'served')).toBe(1);
    expect(ofNode(one.world, 'server', 'serviceNs')).toBe(msToNs(40));
    expect(violations(one.world)).toEqual([]);
  });

  it('fails as the reply says, and a retry asks once more', () => {
    const edges = [edge('in', 'users', 'server', { stack: [retry({ initialDelayMs: 5, jitter: 'none' })] })];
    const one = begin(server({ worksOutside: 'only' }, { edges }));
    one.run(msToNs(20));
    one.take(replies(1, ERROR));
    one.run(msToNs(30));
    expect(openExchanges(one.world).map(({ number }) => number)).toEqual([2]);
    expect(ofNode(one.world, 'server', 'erred')).toBe(1);
  });

  it('ends with the crash that a fault makes of its end', () => {
    const model = server(
      { worksOutside: 'only' },
      { faults: [fault('crash', 'server', 0, 1000, { crashRate: 1, mostCrashes: 1 })] },
    );
    const one = begin(model);
    one.run(msToNs(50));
    one.take(replies(1));
    one.run(msToNs(100));
    expect([ofNode(one.world, 'server', 'broken'), ofNode(one.world, 'server', 'served')]).toEqual([1, 0]);
    expect([openExchanges(one.world), one.world.outside.waiting]).toEqual([[], 0]);
    expect(violations(one.world)).toEqual([]);
  });

  it('is not heard of when it was stopped: a reply that comes then changes nothing', () => {
    const crash = fault('fault', 'server', 15, 1000, { state: 'crashed' });
    const one = begin(server({ worksOutside: 'only' }, { faults: [crash] }));
    one.run(msToNs(50));
    expect(openExchanges(one.world)).toEqual([]);
    one.take(replies(1));
    one.run(msToNs(60));
    expect(ofNode(one.world, 'server', 'served')).toBe(0);
    expect(violations(one.world)).toEqual([]);
  });

  it('waits with its reply while the instance hangs', () => {
    const one = begin(
      server({ worksOutside: 'only' }, { faults: [fault('fault', 'server', 15, 40, { state: 'hung' })] }),
    );
    one.run(msToNs(20));
    one.take(replies(1, UNAVAILABLE));
    one.run(msToNs(39));
    expect(ofNode(one.world, 'server', 'failed')).toBe(0);
    one.run(msToNs(41));
    expect(ofNode(one.world, 'server', 'failed')).toBe(1);
    expect(violations(one.world)).toEqual([]);
  });

  it('is simulated where more would be sent in a second than may be', () => {
    const many = server(
      { worksOutside: 'only' },
      { clients: [client('users', 0, 'in', { load: evenly(100) })] },
    );
    const one = begin(many);
    one.run(msToNs(990));
    const { opened, waiting, simulated } = one.world.outside;
    expect([opened, waiting]).toEqual([MOST_SENT_PER_SECOND, MOST_SENT_PER_SECOND]);
    expect(simulated).toBe(99 - MOST_SENT_PER_SECOND);
    expect(ofNode(one.world, 'server', 'served')).toBeGreaterThan(40);
    one.run(msToNs(1100));
    expect(one.world.outside.opened).toBeGreaterThan(MOST_SENT_PER_SECOND);
  });

  it('comes home when an edit has all work simulated', () => {
    const one = begin(server({ worksOutside: 'only', latency: { kind: 'constant', ns: msToNs(30) } }));
    one.run(msToNs(50));
    one.apply({ text: 'simulated', model: server({ latency: { kind: 'constant', ns: msToNs(30) } }) });
    one.run(msToNs(79));
    expect(ofNode(one.world, 'server', 'served')).toBe(0);
    one.run(msToNs(81));
    expect(ofNode(one.world, 'server', 'served')).toBe(1);
    expect(one.world.outside.waiting).toBe(0);
  });
});

describe('a past moment', () => {
  it('can be seen again with all that came from outside, and a request there begins another line', () => {
    const one = begin(server({ worksOutside: 'only' }));
    one.run(msToNs(50));
    one.take(replies(1));
    one.take(asksFor());
    one.run(secondsToNs(3));
    const { line } = one;
    const hash = one.world.hash.hex();
    one.seek(msToNs(20));
    expect(openExchanges(one.world).map(({ number }) => number)).toEqual([1]);
    one.take(asksFor({ answeredBy: 'server' }));
    expect(one.line).not.toBe(line);
    expect(one.line.inputs).toHaveLength(1);
    one.run(secondsToNs(1));
    one.choose(line, line.reach);
    one.goTo(line.reach);
    expect(one.world.hash.hex()).toBe(hash);
  });
});

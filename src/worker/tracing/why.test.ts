import '../../scenario/all-data';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { LIVE } from '../../patterns/projection/codes';
import { builtIn } from '../../scenario/library/catalogue';
import { setPath } from '../../scenario/edit';
import {
  BREAKER_CHANGED,
  INSTANCE_CHANGED,
  INSTANCE_EJECTED,
  SHEDDING_BEGAN,
  VERSION_SERVES,
  VIEW_CHANGED,
  VIEW_PASSED,
  VIEW_REBUILT,
  WRITER_GAVE_UP,
} from '../../sim/change-log';
import { small } from '../../scenario/small-scenario.test-support';
import { CRASHED, STARTING } from '../../sim/tables';
import { editor } from '../editor';
import type { TraceFilter, Why } from '../traces';
import { Told, valueOf } from './telling.test-support';

async function runOf(id: string, seconds: number): Promise<Told> {
  return new Told(ensure(await builtIn(id), id), seconds);
}

/** Why the newest request of a filter ended as it did. */
function whyOf(told: Told, filter: TraceFilter): Why {
  const [row] = told.page(filter, 'newest', 0, 1).rows;
  return valueOf(told.why({ kind: 'request', ref: ensure(row, 'a request of the filter').ref }));
}

function whyChange(told: Told, code: number, b?: number, a?: number): Why {
  const index = told.world.log
    .past()
    .findIndex(
      (row) => row.code === code && [undefined, row.b].includes(b) && [undefined, row.a].includes(a),
    );
  return valueOf(told.why({ kind: 'change', index }));
}

const titles = ({ moments }: Why): string[] => moments.map(({ title }) => title);
const texts = ({ moments }: Why): string => moments.map(({ text }) => text).join('\n');

describe('why a request ended as it did', () => {
  it('names the fault that made a callee fail, and why nobody tried again', async () => {
    const told = await runOf('payment-outage', 20.36);
    const failed = told.page({ ends: ['failed'] }).rows.find(({ decisions }) => decisions.length === 0);
    const why = valueOf(told.why({ kind: 'request', ref: ensure(failed, 'a failed request').ref }));
    expect(why.question).toBe('Why did it fail?');
    expect(why.answer).toMatch(
      /^The fault “Payment outage” made payments #[12] fail, and a guard further in would have turned another try away\.$/,
    );
    expect(texts(why)).toContain(
      'The fault “Payment outage”, from 20.00 s to 45.00 s, makes 90 % of requests fail and makes work take 5 times as long.',
    );
    expect(titles(why).at(-1)).toBe('No further try');
  });

  it('says since when the circuit was open and why, with the window and the settings in force', async () => {
    const told = await runOf('payment-outage', 22);
    const why = whyOf(told, { decision: 'open-circuit' });
    expect(why.question).toBe('Why was it rejected?');
    expect(why.answer).toBe(
      'orders → payments was open since 20.21 s, so payments was not called, and such an end is not tried again.',
    );
    const [gate] = why.moments;
    expect(gate).toMatchObject({
      mark: 'rejected',
      title: 'Rejected at the gate',
      part: { kind: 'edge', id: 'orders-payments' },
      layer: 'breaker',
      window: { title: 'The last 20 calls it counted', text: '10 of 20 failed.' },
    });
    expect(gate.text).toBe(
      'orders → payments was open since 20.21 s, so payments was not called. It opened because 10 of the last 20 calls ' +
        'failed (50 %, at least 50 % trips it). It lets trials through from 25.21 s on.',
    );
    expect(gate.window?.outcomes.filter((one) => one === 'failed')).toHaveLength(10);
    expect(gate.settings).toContainEqual({
      label: 'Open for',
      value: '5 s',
      path: 'edges.orders-payments.stack.breaker.openForMs',
    });
    expect(gate.settings.length).toBeLessThanOrEqual(6);
  });

  it('says what a timeout waited for in vain, and that all tries were used up', async () => {
    const told = await runOf('retry-storm', 36);
    const why = whyOf(told, { ends: ['failed'] });
    expect(why.answer).toMatch(
      /^service did not answer within 1 s: it spent .* (at work in|in the queue of) service, and all 2 tries were used up\.$/,
    );
    expect(titles(why)).toEqual(
      expect.arrayContaining(['Timed out', 'Waited to try again', 'No further try']),
    );
    expect(titles(why).filter((title) => title === 'Timed out')).toHaveLength(2);
  });

  it('says that a message was lost, and by which fault', async () => {
    const why = whyOf(await runOf('split-zones', 30), { ends: ['failed'] });
    expect(why.answer).toMatch(/the request was lost on the way with the fault “Silent cut”/);
    expect(titles(why)).toContain('Lost on the way');
    expect(texts(why)).toContain('The fault “Silent cut”, from 20.00 s to 40.00 s, lets no message through.');
  });

  it('says that a bulkhead had no place', async () => {
    const why = whyOf(await runOf('bulkhead-isolation', 30), {
      decision: 'bulkhead-full',
      ends: ['rejected'],
    });
    expect(why.answer).toBe(
      'All 10 slots of the bulkhead of shop 2 → payment 2 and all 20 places in its queue were taken, so payment 2 was not called.',
    );
    expect(why.moments[0].settings.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Slots: 10 calls',
      'Queue: 20 calls',
    ]);
  });

  it('says that a rate limiter had no room, each time', async () => {
    const why = whyOf(await runOf('rate-limited-client', 20), { decision: 'limited', ends: ['rejected'] });
    expect(why.answer).toMatch(
      /^The rate limiter of partner, hasty → api 2 had no room for it, so api 2 was not called, and all 5 tries were used up\.$/,
    );
    expect(titles(why).filter((title) => title === 'Rate limit reached')).toHaveLength(5);
    expect(titles(why).filter((title) => title === 'Waited to try again')).toHaveLength(4);
  });

  it('says what a fallback answered in place of', async () => {
    const why = whyOf(await runOf('fallbacks', 30), { ends: ['fallback'] });
    expect(why.question).toBe('Why was it answered by a fallback?');
    expect(why.answer).toMatch(
      /^suggest \d did not answer within 200 ms: .* with the fault “Suggestions hangs”, and a fallback answered in its place\.$/,
    );
    expect(titles(why)).toEqual(expect.arrayContaining(['Timed out', 'Answered by the fallback']));
  });

  it('says of a late answer where the time went, most first', async () => {
    const told = await runOf('bulkhead-isolation', 30);
    const why = whyOf(told, { ends: ['late'], node: 'open-shop' });
    expect(why.question).toBe('Why was it late?');
    expect(why.answer).toMatch(/^It spent .*, and was answered [\d.]+ (ms|s) after its deadline\.$/);
    const durations = [...why.answer.matchAll(/([\d.]+) (ms|s) (?:in|at|waiting|on)/g)].map(
      ([, value, unit]) => Number(value) * (unit === 's' ? 1000 : 1),
    );
    expect(durations.length).toBeGreaterThan(0);
    expect(durations).toEqual(durations.toSorted((one, other) => other - one));
  });

  it('says of a hedged request that another try was faster', async () => {
    const told = await runOf('hedging', 20);
    const [row] = told.page({ decision: 'hedged' }).rows;
    const why = valueOf(told.why({ kind: 'request', ref: row.ref }));
    expect(why.question).toMatch(/^Why did it take [\d.]+ ms\?$/);
    expect(titles(why)).toContain('Asked once more');
    const { spans } = valueOf(told.trace(row.ref));
    const slow = ensure(
      spans.find(({ kind, abandoned }) => kind === 'try' && abandoned),
      'the slow try',
    );
    const ofTry = valueOf(told.why({ kind: 'span', ref: row.ref, span: slow.id }));
    expect(ofTry.question).toBe('Why was this try given up?');
    expect(ofTry.answer).toMatch(
      /^Another try was faster: in the [\d.]+ ms that somebody waited for it, it spent /,
    );
  });

  it('says that a cache had the answer', async () => {
    const told = await runOf('cache-stampede', 20);
    const why = whyOf(told, { decision: 'from-cache' });
    expect(why.answer).toMatch(/^The cache of users, .* → pages db \d had the answer already\.$/);
    expect(titles(why)).toEqual(['Answered from the cache']);
  });

  it('says of slow calls that they opened the circuit', async () => {
    const why = whyOf(await runOf('slow-calls', 30), { decision: 'open-circuit' });
    expect(why.answer).toMatch(/ was (open since|half-open with all its trials under way)/);
    expect(texts(why)).toMatch(/slow/);
  });
});

describe('why something changed', () => {
  it('says why a breaker opened: what led there, what it counted, and what comes next', async () => {
    const why = whyChange(await runOf('payment-outage', 26), BREAKER_CHANGED);
    expect(why.question).toBe('Why did orders → payments open?');
    expect(why.answer).toBe(
      '10 of the last 20 calls failed (50 %, at least 50 % trips it), so the circuit breaker of orders → payments opened; ' +
        'it lets trials through from 25.21 s on.',
    );
    expect(titles(why)).toEqual([
      'A fault began',
      'The circuit breaker opened',
      'It let trials through next',
    ]);
    expect(why.moments[1].window?.outcomes).toHaveLength(20);
    expect(why.moments[1].settings.map(({ label }) => label)).toContain('Failure rate');
  });

  it('says why a breaker lets trials through, and why it closed', async () => {
    const told = await runOf('payment-outage', 60);
    const rows = told.world.log.past();
    const at = (mode: number): Why => {
      const index = rows.findIndex(({ code, a }) => code === BREAKER_CHANGED && a === mode);
      return valueOf(told.why({ kind: 'change', index }));
    };
    expect(at(2).answer).toBe(
      'Its open time of 5 s since 20.21 s was over, so the circuit breaker of orders → payments lets trials through.',
    );
    expect(at(0).question).toBe('Why did orders → payments close?');
    expect(at(0).answer).toMatch(/^3 of 3 trials succeeded/);
  });

  it('says why calls keep away from an instance', async () => {
    const why = whyChange(await runOf('outlier-ejection', 45), INSTANCE_EJECTED, 1);
    expect(why.question).toMatch(/^Why does .* keep away from .* #\d+\?$/);
    expect(why.answer).toMatch(
      /^5 calls in a row failed \(5 eject it\), so .* keeps away from .* at least until [\d.]+ s\.$/,
    );
  });

  it('says that an instance crashed at its work, and why it starts', async () => {
    const told = await runOf('crash-after-effect', 30);
    const why = whyChange(told, INSTANCE_CHANGED, CRASHED);
    expect(why.answer).toMatch(
      /^The fault “Crashes once the money is taken” crashed payments #\d right after work took effect\.$/,
    );
    expect(texts(why)).toContain(
      'The fault “Crashes once the money is taken”, from 15.00 s to 45.00 s, crashes its instances after 5 % of their ' +
        'work has taken effect.',
    );
    expect(whyChange(told, INSTANCE_CHANGED, STARTING).answer).toMatch(
      /^Nothing holds payments #\d down after its crash, and a start takes 800 ms here\.$/,
    );
  });

  it('says of a request that its callee crashed at its work, also of one that came after the crash', () => {
    const crashing = small({
      nodes: [
        { kind: 'client', id: 'web', ratePerSecond: 20, mix: [{ requestType: 'read', edge: 'web-shop' }] },
        { kind: 'service', id: 'shop', startupMs: 400 },
      ],
      edges: [{ id: 'web-shop', from: 'web', to: 'shop' }],
      faults: [
        { id: 'crash', name: 'Once', kind: 'crash-at-work', moment: 'before', crashRate: 1, most: 1 },
      ].map((one) => ({ ...one, target: {}, fromMs: 1000, toMs: 2000 })),
    });
    const told = new Told(crashing, 3);
    const { rows } = told.page({ ends: ['failed'] });
    expect(rows.length).toBeGreaterThan(2);
    const answers = rows.map(({ ref }) => valueOf(told.why({ kind: 'request', ref })).answer);
    const [first] = new Set(answers);
    expect(first).toMatch(
      /^shop crashed at 1\.\d\d s right before work took effect with the fault “Once”, so nobody answered\.$/,
    );
    expect(new Set(answers).size).toBe(1);
  });

  it('says why an instance crashed, and why a node sheds', async () => {
    const told = await runOf('crash-and-restart', 45);
    expect(whyChange(told, INSTANCE_CHANGED, CRASHED).answer).toBe('The fault “Crash” crashed orders #2.');
    expect(whyChange(told, SHEDDING_BEGAN).answer).toMatch(
      /^All workers of an instance of orders were busy and its queue of 48 places was full/,
    );
  });

  it('says what a read model waited for, and how it went on', async () => {
    const told = await runOf('enrichment', 25);
    const behind = whyChange(told, VIEW_CHANGED);
    expect(behind.question).toBe('Why is Orders, parking behind?');
    expect(behind.answer).toMatch(/^Orders, parking is behind: the event at position \d+ fails\.$/);
    expect(texts(behind)).toContain('The fault “Products is down”, from 20.00 s to 32.00 s, crashes');
    expect(behind.moments.at(-1)?.part).toEqual({ kind: 'node', id: 'orders-park' });
    const parked = whyChange(told, VIEW_PASSED);
    expect(parked.question).toBe('Why did Orders, parking pass over an event?');
    expect(texts(parked)).toContain(behind.answer);
    // Once it has caught up, what was before is over.
    const { log } = told.world;
    const last = log.past().findLastIndex(({ code }) => code === VIEW_PASSED);
    const since = valueOf(told.why({ kind: 'change', index: last }));
    expect(log.past().filter(({ code, a }) => code === VIEW_CHANGED && a === LIVE)).not.toEqual([]);
    expect(texts(since)).not.toContain('has caught up');
    expect(titles(since).slice(0, 2)).toEqual(['A fault began', 'Orders, parking']);
  });

  it('names what a read model waited for also when it has been edited away since', async () => {
    const told = await runOf('enrichment', 25);
    const before = whyChange(told, VIEW_CHANGED);
    const noLongerRead = editor.patchTo(told.run.scenario, 'views.parking.products', null);
    told.run.edit(editor, ensure(noLongerRead.ok ? noLongerRead.value : null, 'a patch'), 'reads less');
    told.goTo(26);
    expect(told.run.scenario.views.find(({ id }) => id === 'parking')).not.toHaveProperty('products');
    expect(texts(whyChange(told, VIEW_CHANGED))).toBe(texts(before));
  });

  it('says of a version of a read model what became of it, and of no other one', async () => {
    const told = await runOf('rebuild', 40);
    const serves = whyChange(told, VIEW_REBUILT, 1, VERSION_SERVES);
    expect(serves.question).toBe('What became of Orders of each customer?');
    expect(titles(serves)).toEqual(['Orders of each customer', 'Orders of each customer']);
  });

  it('says why a writer gave up', async () => {
    const scenario = ensure(await builtIn('conflicting-writers'), 'conflicting-writers');
    const once = setPath(
      scenario,
      'writers.web-desk-writer.retries=1',
      'writers.phone-desk-writer.retries=1',
    );
    const why = whyChange(new Told(ensure(once.ok ? once.value : null, 'a scenario'), 12), WRITER_GAVE_UP);
    expect(why.question).toMatch(/^Why did Reserve at the (web|phone) desk give up\?$/);
    expect(why.answer).toMatch(
      /gave up\. Others were quicker 2 times and had changed what it had decided by\.$/,
    );
    expect(titles(why)).toEqual(['A writer gave up']);
  });
});

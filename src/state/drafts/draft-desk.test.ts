import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { edited, FakeBrowser, FakeTab, labelsOf } from './two-tabs.test-support';
import { builtIn } from '../../scenario/library/catalogue';
import { placesText } from '../first-places';
import { NOTHING_SELECTED } from '../view';
import { readHead } from './read-head';
import { rest } from './memory-drafts.test-support';

describe('a draft', () => {
  it('begins with the first thing that is the person’s own, and the address leads to it', async () => {
    const browser = new FakeBrowser();
    const tab = new FakeTab(browser);
    await tab.pass(5000);
    expect(browser.store.drafts.size).toBe(0);
    tab.edit('one');
    await tab.pass(600);
    const { draft, page } = tab.view.getState();
    expect(page).toEqual({ kind: 'draft', id: draft });
    expect(tab.address).toBe(`#/draft/${draft}`);
    expect(tab.desk.store.getState().status).toEqual({ kind: 'saved' });
    const head = readHead(browser.store.drafts.get(draft ?? '')?.head);
    expect(head).toMatchObject({
      ok: true,
      value: { name: 'Payment outage', origin: { kind: 'built-in', id: 'payment-outage' }, revision: 1 },
    });
  });

  it('does not lead away from where somebody has gone meanwhile', async () => {
    const { tab } = await edited();
    tab.view.setState({ page: { kind: 'run', scenarioId: 'no-such-scenario' } });
    tab.edit('two');
    await tab.pass(600);
    expect(tab.desk.store.getState().status).toEqual({ kind: 'saved' });
    expect(tab.view.getState().page).toEqual({ kind: 'run', scenarioId: 'no-such-scenario' });
  });

  it('is left for another scenario, of which nothing becomes a draft', async () => {
    const { browser, tab, id } = await edited();
    tab.leave();
    await tab.pass(5000);
    expect([...browser.store.drafts.keys()]).toEqual([id]);
    expect(tab.view.getState()).toMatchObject({ draft: null, page: { kind: 'run' } });
  });

  it('is as it was when somebody opens another scenario while it comes back', async () => {
    const { browser, tab, id } = await edited();
    tab.end(false);
    const kept = structuredClone(browser.store.drafts.get(id));
    const other = new FakeTab(browser);
    // It takes its time.
    other.run.restore = () => other.run.set({ phase: 'opening' });
    await other.open(id);
    other.leave();
    expect(other.view.getState()).toMatchObject({ draft: null, page: { kind: 'run' } });
    other.edit('elsewhere');
    await other.pass(600);
    expect(browser.store.drafts.get(id)).toEqual(kept);
    expect(other.view.getState().draft).not.toBe(id);
  });

  it('is not made of what somebody has sent, wherever one goes from there', async () => {
    const sender = await edited();
    const snapshot = ensure(sender.tab.run.snapshot() ?? undefined, 'a run');
    const browser = new FakeBrowser();
    const tab = new FakeTab(browser);
    const link = { kind: 'link', payload: 'x', written: { snapshot, shown: {} } } as const;
    tab.view.setState({ ...NOTHING_SELECTED, page: link, file: link });
    tab.run.restore(snapshot);
    for (const page of [{ kind: 'start' }, { kind: 'run', scenarioId: 'cascade' }] as const) {
      tab.view.setState({ page });
      tab.stand(2e9);
      await tab.pass(600);
    }
    tab.leave();
    await tab.pass(600);
    expect(browser.store.drafts.size).toBe(0);
  });

  it('that begins anew is given up when somebody opens another scenario meanwhile', async () => {
    const { browser, tab, id } = await edited();
    tab.run.open = () => tab.run.set({ phase: 'opening' });
    await tab.desk.opener.openFromStart(id, true);
    tab.leave();
    tab.run.set({ phase: 'ready', log: [], lines: [] });
    await tab.pass(600);
    expect([...browser.store.drafts.keys()]).toEqual([id]);
  });

  it('is written as it changes: what is new and nothing else, and nothing while nothing is', async () => {
    const { browser, tab, id } = await edited();
    const { store } = browser;
    const size = store.written;
    tab.stand(4e9);
    await tab.pass(600);
    expect(store.writes).toBe(2);
    expect(store.written).toBe(size);
    tab.edit('two');
    await tab.pass(600);
    expect(store.writes).toBe(3);
    // The scenario is much longer than two edits.
    expect(store.written - size).toBeLessThan(size / 4);
    expect(labelsOf(browser, id)).toEqual(['"label":"one"', '"label":"two"']);
    await tab.pass(20_000);
    expect(store.writes).toBe(3);
  });

  it('is written where it stands only every few seconds while time goes on', async () => {
    const { browser, tab } = await edited();
    tab.run.set({ mode: 'playing' });
    const before = browser.store.writes;
    for (let second = 1; second <= 30; second++) {
      tab.stand(second * 1e9);
      await tab.pass(1000);
    }
    expect(browser.store.writes - before).toBeGreaterThanOrEqual(7);
    expect(browser.store.writes - before).toBeLessThanOrEqual(11);
  });

  it('comes back in another tab once it was let go', async () => {
    const { browser, tab, id } = await edited();
    tab.stand(23.4e9);
    await tab.pass(600);
    tab.end(false);
    const other = new FakeTab(browser);
    await other.open(id);
    expect(other.log).toEqual(['one']);
    // Nothing of the built-in scenario has moved, so it is drawn as that was: it gives way to the pane.
    const { nodes } = ensure(await builtIn('payment-outage'), 'payment-outage');
    expect(other.view.getState().firstPlaces).toBe(placesText('payment-outage', nodes));
    expect(other.desk.store.getState().notice?.text).toBe('Continued where you left, at 23.40 s.');
    await other.pass(5000);
    expect(browser.store.drafts.size).toBe(1);
  });
});

describe('a run that begins anew', () => {
  it('leaves its edits in a draft of their own, of which the last few are kept', async () => {
    const { browser, tab, id } = await edited();
    for (const label of ['two', 'three', 'four', 'five']) {
      tab.beginAnew();
      await tab.pass(700);
      // Whoever begins anew at once has lost nothing either.
      tab.edit(label);
    }
    tab.beginAnew();
    await tab.pass(700);
    expect(labelsOf(browser, id)).toEqual([]);
    const others = [...browser.store.drafts.keys()].filter((one) => one !== id);
    expect(others.flatMap((one) => labelsOf(browser, one))).toEqual([
      '"label":"three"',
      '"label":"four"',
      '"label":"five"',
    ]);
    const [, , newest = ''] = others;
    ensure(tab.desk.store.getState().notice?.offer, 'a way back').act();
    expect(tab.view.getState().page).toEqual({ kind: 'draft', id: newest });
    tab.leave();
    await tab.open(newest);
    expect(tab.log).toEqual(['five']);
    await tab.pass(700);
    tab.edit('six');
    await tab.pass(700);
    // What somebody goes on with is no earlier state of anything.
    expect(readHead(browser.store.drafts.get(newest)?.head)).toMatchObject({ value: { asideOf: null } });
  });

  it('says in one notice what it leaves, where that is, and how to begin with it after all', async () => {
    const { tab } = await edited();
    const text = 'The run begins anew without its edit.';
    const notice = { id: 1, tone: 'info', text, offer: 'keep-as-start' } as const;
    tab.run.subscribe(({ phase, notice: said }) => {
      if (phase === 'opening' && said === null) tab.run.set({ notice });
    });
    tab.beginAnew();
    await tab.pass(700);
    expect(tab.run.calls).toContain('dismissNotice');
    expect(tab.desk.store.getState().notice).toMatchObject({
      text: `${text} What you had before is kept as a draft of its own.`,
      keepsAsStart: true,
      offer: { label: 'Open it' },
    });
    // Whoever goes on to edit would begin with that, which is not what the notice speaks of.
    tab.run.set({ undo: 'two' });
    expect(tab.desk.store.getState().notice).toMatchObject({
      keepsAsStart: false,
      offer: { label: 'Open it' },
    });
  });

  it('leaves what the run has to say of something else', async () => {
    const { tab } = await edited();
    tab.beginAnew();
    tab.run.set({ notice: { id: 1, tone: 'warning', text: 'A rule was broken.' } });
    await tab.pass(700);
    expect(tab.run.calls).not.toContain('dismissNotice');
    expect(tab.desk.store.getState().notice).toMatchObject({
      text: 'What you had before is kept as a draft of its own.',
      keepsAsStart: false,
    });
  });

  it('leaves nothing where its edits are its beginning', async () => {
    const { browser, tab } = await edited();
    tab.beginAnew(true);
    await tab.pass(700);
    tab.beginAnew();
    await tab.pass(700);
    expect(browser.store.drafts.size).toBe(1);
  });

  it('is not written where there is no room for what it leaves, nor by a page that ends', async () => {
    const { browser, tab, id } = await edited();
    browser.store.trouble = { kind: 'full' };
    tab.beginAnew();
    await tab.pass(700);
    expect(tab.desk.store.getState().status).toEqual({ kind: 'unsaved', trouble: { kind: 'full' } });
    tab.end(true);
    browser.store.trouble = null;
    await new FakeTab(browser).pass(700);
    expect(labelsOf(browser, id)).toEqual(['"label":"one"']);
  });
});

describe('a draft in two tabs', () => {
  it('is open in one: the other is asked, and may have a copy', async () => {
    const { browser, id } = await edited();
    const other = new FakeTab(browser);
    await other.open(id);
    expect(other.desk.store.getState().gate).toEqual({ id, why: { kind: 'elsewhere' } });
    await other.desk.opener.openCopy(id);
    const page = other.view.getState().page;
    expect(page.kind === 'draft' && page.id !== id).toBe(true);
    expect(browser.store.drafts.size).toBe(2);
  });

  it('may be looked at, and what is changed there becomes a copy', async () => {
    const { browser, tab, id } = await edited();
    const other = new FakeTab(browser);
    await other.open(id, 'looking');
    await other.pass(3000);
    expect(other.desk.store.getState().status).toEqual({ kind: 'looking', isFree: false });
    expect(browser.store.drafts.size).toBe(1);
    other.edit('there');
    await other.pass(1200);
    tab.edit('here');
    await tab.pass(600);
    expect(labelsOf(browser, id)).toEqual(['"label":"one"', '"label":"here"']);
    const copy = other.view.getState().draft ?? '';
    expect(labelsOf(browser, copy)).toEqual(['"label":"one"', '"label":"there"']);
  });

  it('says when the other tab has let it go', async () => {
    const { browser, tab, id } = await edited();
    const other = new FakeTab(browser);
    await other.open(id, 'looking');
    tab.end(false);
    await rest();
    expect(other.desk.store.getState().status).toEqual({ kind: 'looking', isFree: true });
  });

  it('may be taken over: what was not written there is kept as a copy', async () => {
    const { browser, tab, id } = await edited();
    tab.edit('unwritten');
    const other = new FakeTab(browser);
    await other.open(id, 'taking-over');
    expect(other.log).toEqual(['one']);
    await tab.pass(600);
    const copy = tab.view.getState().draft ?? '';
    expect(copy).not.toBe(id);
    expect(labelsOf(browser, copy)).toEqual(['"label":"one"', '"label":"unwritten"']);
    expect(tab.desk.store.getState().notice?.text).toMatch(/is kept as “Payment outage \(copy\)”/);
  });
});

describe('where nothing can be kept', () => {
  it('the person is told, the address stays, and all is written when that can be', async () => {
    const browser = new FakeBrowser();
    browser.store.trouble = { kind: 'full' };
    const tab = new FakeTab(browser);
    tab.edit('one');
    await tab.pass(600);
    expect(tab.desk.store.getState().status).toEqual({ kind: 'unsaved', trouble: { kind: 'full' } });
    expect(tab.address).toBe('#/run/payment-outage');
    expect(tab.desk.wouldLose).toBe(true);
    browser.store.trouble = null;
    await tab.pass(6000);
    expect(tab.desk.store.getState().status).toEqual({ kind: 'saved' });
    expect(tab.address).toMatch(/^#\/draft\//);
    expect(tab.desk.wouldLose).toBe(false);
  });

  it('a draft that ended the page while it was opened is not opened again unasked', async () => {
    const { browser, tab, id } = await edited();
    tab.end(false);
    browser.notes.set('breakwater/opening', id);
    const other = new FakeTab(browser);
    await other.open(id);
    expect(other.desk.store.getState().gate?.why.kind).toBe('crashed');
    await other.open(id, 'anyway');
    expect(other.log).toEqual(['one']);
    expect(browser.notes.has('breakwater/opening')).toBe(false);
  });

  it('what was not answered is asked for once more, and not again when the page ends by it', async () => {
    const { browser, tab, id } = await edited();
    const undo = [{ kind: 'undo' }] as const;
    tab.run.set({ underWay: undo });
    tab.end(false);
    const again = new FakeTab(browser);
    await again.open(id);
    expect(again.run.calls).toContain('undo');
    again.run.set({ underWay: undo });
    again.end(false);
    const third = new FakeTab(browser);
    await third.open(id);
    expect(third.run.calls).not.toContain('undo');
    // What is wished for then is noted down as ever.
    third.run.set({ underWay: undo });
    third.run.set({ underWay: [] });
    third.run.set({ underWay: undo });
    third.end(false);
    const last = new FakeTab(browser);
    await last.open(id);
    expect(last.run.calls).toContain('undo');
  });

  it.each([
    ['its lines', (parts: Record<string, unknown>) => void (parts.lines = '[{"id":1'), 'spoiled'],
    ['its scenario', (parts: Record<string, unknown>) => void delete parts.start, 'spoiled'],
  ])('a draft that has lost %s says so', async (_what, spoil, kind) => {
    const { browser, tab, id } = await edited();
    tab.end(false);
    spoil(ensure(browser.store.drafts.get(id), 'the draft').parts);
    const other = new FakeTab(browser);
    await other.open(id);
    expect(other.desk.store.getState().gate?.why.kind).toBe(kind);
  });

  it('a draft of another engine begins anew, with its edits', async () => {
    const { browser, tab, id } = await edited();
    tab.end(false);
    const draft = ensure(browser.store.drafts.get(id), 'the draft');
    browser.store.drafts.set(id, { ...draft, head: { ...Object(draft.head), engine: 1 } });
    const other = new FakeTab(browser);
    await other.open(id);
    expect(other.desk.store.getState().gate?.why).toMatchObject({ kind: 'engine', engine: 1 });
    await other.desk.opener.openFromStart(id, true);
    await other.pass(600);
    expect(other.view.getState().draft).not.toBe(id);
    expect(browser.store.drafts.size).toBe(2);
  });
});

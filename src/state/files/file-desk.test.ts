import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { builtIn } from '../../scenario/library/catalogue';
import { HEAD } from '../../worker/frame';
import { FrameFeed } from '../feed';
import { readLink } from '../link/read-link';
import { NearWorker } from '../near-worker.test-support';
import { openOwn } from '../open-own';
import { parseRoute } from '../route';
import { createRunStore } from '../run-store';
import { createView } from '../view';
import { FileDesk } from './file-desk';
import type { GivenFile } from './read-file';

const SCENARIO = ensure(await builtIn('payment-outage'), 'payment-outage');
const OPEN_FOR = 'edges.orders-payments.stack.breaker.openForMs';

function setUp(chosen: GivenFile | null = null) {
  const worker = new NearWorker(SCENARIO);
  const run = createRunStore(worker, new FrameFeed((draw) => draw()));
  const view = createView({ kind: 'start' });
  const saved: (readonly [string, string])[] = [];
  const desk = new FileDesk(run, view, {
    choose: async () => Promise.resolve(chosen),
    download: (name, text) => void saved.push([name, text]),
    address: () => 'https://example.org/app/',
  });
  const playTo = (seconds: number): void => {
    run.setSpeed(100);
    run.play();
    const time = (): number => run.feed.frame?.head(HEAD.time) ?? 0;
    for (let turn = 0; turn < 5000 && time() < seconds * 1e9 && run.getState().mode === 'playing'; turn++)
      worker.pass(16);
    run.pause();
    worker.pass(32);
  };
  return { worker, run, view, desk, saved, playTo };
}

async function edited() {
  const page = setUp();
  const { worker, run, view, playTo } = page;
  run.open({ kind: 'built-in', id: 'payment-outage' }, 5);
  await worker.settle();
  playTo(10);
  void run.edit(OPEN_FOR, 3000, 'open for 3 s');
  await worker.settle();
  playTo(25);
  run.seek(20e9);
  await worker.settle();
  view.setState({ selection: { kind: 'node', id: 'payments' }, dockTab: 'log' });
  return page;
}

describe('a run that is shared', () => {
  it('is the same run for whoever opens the link: scenario, seed, edits, moment, view, and the same end', async () => {
    const first = await edited();
    const shared = ensure(await first.desk.share(), 'a link');
    expect(shared).toMatchObject({ fits: true, byName: true });
    expect(shared.url).toMatch(/^https:\/\/example\.org\/app\/#\/link\/[\w-]{100,900}$/);
    const page = parseRoute(shared.url.slice(shared.url.indexOf('#')));
    const payload = ensure(page.kind === 'link' ? page.payload : undefined, 'a link');
    const read = await readLink(payload);
    const written = ensure(read.ok ? read.value : undefined, JSON.stringify(read));
    expect(written.shown).toMatchObject({ selection: { kind: 'node', id: 'payments' }, dockTab: 'log' });

    const other = setUp();
    openOwn(other.run, { kind: 'link', payload, written });
    await other.worker.settle();
    const [was, is] = [first.run.getState(), other.run.getState()];
    expect(is).toMatchObject({
      phase: 'ready',
      mode: 'paused',
      seed: 5,
      changedAtStart: 0,
      undo: 'open for 3 s',
    });
    expect(is.scenario).toEqual(was.scenario);
    expect(is.log).toEqual(was.log);
    expect(other.run.feed.frame?.head(HEAD.time)).toBe(20e9);
    expect(other.run.feed.frame?.hash).toBe(first.run.feed.frame?.hash);
    for (const { playTo } of [first, other]) playTo(60);
    expect(other.run.feed.frame?.hash).toBe(first.run.feed.frame?.hash);
    // What was sent on is the same again.
    other.view.setState({ selection: { kind: 'node', id: 'payments' }, dockTab: 'log' });
    expect(ensure(await other.desk.share(), 'a link').run.log).toEqual(shared.run.log);
  });

  it('has its scenario in full once its beginning was changed, and is offered as a file when that is too long', async () => {
    const { worker, run, desk } = setUp();
    run.open({ kind: 'built-in', id: 'payment-outage' });
    await worker.settle();
    void run.edit('notes', 'My own.', 'notes');
    await worker.settle();
    const shared = ensure(await desk.share(), 'a link');
    expect(shared).toMatchObject({ fits: true, byName: false, run: { start: { notes: 'My own.' } } });
    let noise = '';
    for (let at = 1; noise.length < 15_000; at++)
      noise += String.fromCharCode(33 + (((at * at * 7919) % 8999) % 90));
    void run.edit('notes', noise, 'notes');
    await worker.settle();
    expect(ensure(await desk.share(), 'a link')).toMatchObject({ fits: false });
  });
});

describe('the desk', () => {
  it('saves the run and the scenario as files that it opens again', async () => {
    const { desk, saved, run, view } = await edited();
    desk.saveScenario();
    await desk.saveRun();
    expect(saved.map(([name]) => name)).toEqual([
      'payment-outage.breakwater.json',
      'payment-outage.breakwater-run.json',
    ]);
    const [[, scenario], [, whole]] = saved;
    // As it is by now: with the edit, and with the seed of the run.
    expect(JSON.parse(scenario)).toMatchObject({ seed: 5, id: 'payment-outage' });
    expect(scenario).toContain('"openForMs": 3000');
    const before = run.snapshot();
    await desk.take([fileOf('a.json', scenario)]);
    expect(view.getState().page).toMatchObject({ kind: 'file', name: 'a.json', text: scenario });
    await desk.take([fileOf('b.json', whole)]);
    expect(view.getState().page).toMatchObject({
      kind: 'file',
      name: 'b.json',
      written: { snapshot: { resume: { at: before?.resume?.at } } },
    });
  });

  it('opens what somebody chooses, and nothing when nothing was chosen', async () => {
    const { desk, view } = setUp(fileOf('mine.json', '{}'));
    await desk.choose();
    expect(view.getState()).toMatchObject({
      page: { kind: 'start' },
      overlay: 'refused',
      refused: { name: 'mine.json' },
    });
    const none = setUp();
    await none.desk.choose();
    expect(none.view.getState().overlay).toBeNull();
  });

  it('refuses several files and folders in words, and leaves what is open', async () => {
    const { desk, view } = setUp();
    await desk.take([fileOf('a.json', '{}'), fileOf('b.json', '{}')]);
    expect(view.getState()).toMatchObject({ page: { kind: 'start' }, refused: { name: '2 files' } });
    desk.refuse('folder', 'It is a folder.');
    expect(view.getState().refused).toMatchObject({ name: 'folder', sentence: 'It is a folder.' });
  });

  it('takes from the clipboard what is meant for it, and leaves the rest to others', async () => {
    const { desk, view } = setUp();
    expect(desk.paste('just words')).toBe(false);
    expect(desk.paste('{"format":"breakwater-parts"}')).toBe(false);
    expect(desk.paste(' https://example.org/#/link/abc-_1 \n')).toBe(true);
    expect(view.getState().page).toEqual({ kind: 'link', payload: 'abc-_1' });
    expect(desk.paste('{"format":"breakwater-scenario", oops')).toBe(true);
    await expect.poll(() => view.getState().refused?.name).toBe('The pasted text');
  });

  it('begins a scenario in which nothing is yet', async () => {
    const { desk, view, run, worker } = setUp();
    desk.create();
    const { page } = view.getState();
    if (page.kind === 'file') openOwn(run, page);
    await worker.settle();
    expect(run.getState()).toMatchObject({ phase: 'ready', scenario: { name: 'New scenario', nodes: [] } });
  });
});

function fileOf(name: string, text: string): GivenFile {
  const blob = new Blob([text]);
  return { name, size: blob.size, arrayBuffer: async () => blob.arrayBuffer() };
}

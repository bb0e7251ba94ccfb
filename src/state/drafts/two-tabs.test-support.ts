import { ensure } from '../../base/assert';
import { builtIn } from '../../scenario/library/catalogue';
import { writeScenario } from '../../scenario/write-scenario';
import type { LineInfo, LoggedEdit, Moment } from '../../worker/lines';
import { FIRST_LINE } from '../first-line.test-support';
import { recordingRun, type RecordingRun } from '../recording-run.test-support';
import type { RunSnapshot } from '../run-snapshot';
import { createView, NOTHING_SELECTED, type ViewStore } from '../view';
import type { Jotter } from './desk-host';
import { DraftDesk } from './draft-desk';
import { MemoryDrafts, rest } from './memory-drafts.test-support';
import { TabLocks, type LockManagerLike } from './tab-lock';

const SCENARIO = ensure(await builtIn('payment-outage'), 'payment-outage');
const TEXT = writeScenario(SCENARIO);
const START: Moment = FIRST_LINE.reach;

/** What tabs of one browser share. */
export class FakeBrowser {
  readonly store = new MemoryDrafts();
  readonly locks = new FakeLocks();
  readonly notes = new Map<string, string>();
  ids = 0;
  /** Cleared, there is no room for notes. */
  canNote = true;

  readonly jotter: Jotter = {
    keys: () => [...this.notes.keys()],
    read: (key) => this.notes.get(key) ?? null,
    write: (key, text) => {
      if (this.canNote) this.notes.set(key, text);
      return this.canNote;
    },
    erase: (key) => void this.notes.delete(key),
  };
}

/** A tab with a run to which edits can be added, under a clock that goes by only when told. */
export class FakeTab {
  readonly run: RecordingRun;
  readonly view: ViewStore = createView({ kind: 'run', scenarioId: 'payment-outage' });
  readonly desk: DraftDesk;
  address = '#/run/payment-outage';
  /** The logs that the run has had, as texts. */
  readonly states = new Set<string>();
  /** The labels of its edits. */
  readonly made = new Set<string>();
  private snapshot: RunSnapshot;
  private time = 0;
  private timers: { at: number; call: () => void }[] = [];
  private readonly name: string;

  constructor(readonly browser: FakeBrowser) {
    this.name = `tab${browser.ids++}`;
    this.snapshot = this.snapshotOf([FIRST_LINE], START);
    const recording = recordingRun({ scenario: SCENARIO, lines: [FIRST_LINE], line: 1 });
    this.run = {
      ...recording,
      snapshot: () => (this.run.getState().phase === 'closed' ? null : this.snapshot),
      restore: (snapshot) => {
        const lines = ensure(snapshot.resume, 'lines').lines;
        this.run.set({ phase: 'opening' });
        this.snapshot = snapshot;
        this.run.set({ phase: 'ready', scenario: SCENARIO, lines, log: lines[0]?.log ?? [] });
      },
      open: () => {
        this.run.set({ scenario: null, notice: null });
        this.run.set({ phase: 'opening' });
        this.snapshot = this.snapshotOf([FIRST_LINE], START);
        this.run.set({ phase: 'ready', scenario: SCENARIO, lines: [FIRST_LINE], log: [] });
      },
      close: () => this.run.set({ phase: 'closed', scenario: null, lines: [], log: [] }),
    };
    this.desk = new DraftDesk({
      run: this.run,
      view: this.view,
      store: browser.store,
      locks: new TabLocks(browser.locks.of(this.name)),
      jotter: browser.jotter,
      now: () => this.time,
      later: (ms, call) => {
        const timer = { at: this.time + ms, call };
        this.timers.push(timer);
        return () => {
          this.timers = this.timers.filter((one) => one !== timer);
        };
      },
      newId: () => `${this.name}-${browser.ids++}`,
      replaceAddress: (hash) => {
        this.address = hash;
      },
      tellTabs: () => undefined,
      askToPersist: async () => Promise.resolve(),
      isPersistent: async () => Promise.resolve(false),
    });
  }

  get log(): readonly string[] {
    return this.run.getState().log.map(({ label }) => label);
  }

  edit(label: string): void {
    const [line] = this.run.getState().lines;
    if (line === undefined || this.run.getState().phase !== 'ready') return;
    const edit = { path: 'nodes.orders.instances', old: 2, new: 3 };
    const logged: LoggedEdit = { edit, label, time: 0, after: 0 };
    const log = [...line.log, logged];
    const made = { id: log.length, edit, label, role: 'made', of: log.length, commands: log.length } as const;
    const lines = [{ ...line, log, made: [...line.made, made] }];
    this.snapshot = { ...this.snapshot, resume: { lines, line: 1, inputs: {}, at: this.at } };
    this.wish(label);
    this.run.set({ lines, log });
    this.run.set({ underWay: [] });
    this.made.add(label);
    this.states.add(JSON.stringify(this.log));
  }

  /** An edit was sent to the session, which has not answered yet. */
  wish(label: string): void {
    const change = { kind: 'value', path: 'nodes.orders.instances', value: 3 } as const;
    this.run.set({ underWay: [{ kind: 'edit', change, label }] });
  }

  /** The run begins anew without its edits, or with them in its scenario. */
  beginAnew(keepsEdits = false): void {
    const { phase, changedAtStart, log } = this.run.getState();
    if (phase !== 'ready') return;
    const changed = changedAtStart + (keepsEdits ? log.length : 0);
    this.run.set({ phase: 'opening', lines: [], log: [] });
    this.snapshot = { ...this.snapshotOf([FIRST_LINE], START), changedAtStart: changed };
    this.run.set({
      phase: 'ready',
      scenario: SCENARIO,
      lines: [FIRST_LINE],
      log: [],
      changedAtStart: changed,
    });
    this.states.add(JSON.stringify(this.log));
  }

  /** The run has come so far. */
  stand(time: number): void {
    const resume = ensure(this.snapshot.resume, 'a run');
    this.snapshot = { ...this.snapshot, resume: { ...resume, at: { time, dispatched: time } } };
    this.run.set({});
  }

  /** Another scenario is opened. */
  leave(): void {
    const page = { kind: 'run', scenarioId: 'payment-outage' } as const;
    this.view.setState({ ...NOTHING_SELECTED, page, file: null });
    this.run.open({ kind: 'built-in', id: 'payment-outage' });
  }

  /** As the address does: what was open is left. */
  async open(id: string, how: 'plainly' | 'anyway' | 'looking' | 'taking-over' = 'plainly'): Promise<void> {
    const isHere = this.view.getState().draft === id;
    if (isHere && how === 'plainly') return;
    if (!isHere) {
      this.view.setState({ ...NOTHING_SELECTED });
      this.run.close();
      this.view.setState({ page: { kind: 'draft', id } });
    }
    const opened = this.desk.opener.open(id, how);
    await rest();
    if (this.browser.store.waiting === null) await opened;
  }

  async pass(ms: number): Promise<void> {
    const until = this.time + ms;
    await rest();
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = next.at;
      next.call();
      await rest();
    }
    this.time = until;
    await rest();
  }

  /** The tab is gone. `isTold`: its page was told before. */
  end(isTold: boolean): void {
    if (isTold) this.desk.jotDown();
    this.timers = [];
    this.browser.locks.end(this.name);
  }

  private get at(): Moment {
    return this.snapshot.resume?.at ?? START;
  }

  private snapshotOf(lines: readonly LineInfo[], at: Moment): RunSnapshot {
    const resume = { lines, line: 1, inputs: {}, at };
    return { start: { kind: 'text', text: TEXT }, cameAs: TEXT, changedAtStart: 0, seed: 27, resume };
  }
}

/** A tab whose run has an edit, which was written. */
export async function edited(browser = new FakeBrowser()) {
  const tab = new FakeTab(browser);
  tab.edit('one');
  await tab.pass(600);
  const id = ensure(tab.view.getState().draft ?? undefined, 'a draft');
  return { browser, tab, id };
}

/** The labels of the edits of a draft as it is kept. */
export function labelsOf(browser: FakeBrowser, id: string): readonly string[] {
  const text = browser.store.drafts.get(id)?.parts.lines;
  const lines: unknown = JSON.parse(typeof text === 'string' ? text : '[]');
  return (
    JSON.stringify(lines)
      .match(/"label":"\w+"/g)
      ?.filter((_label, at, all) => at < all.length / 2) ?? []
  );
}

interface Held {
  readonly tab: string;
  readonly lost: (error: Error) => void;
}

/** `navigator.locks` for tabs that are all in one place. */
class FakeLocks {
  private readonly holders = new Map<string, Held>();
  private waiting: { readonly tab: string; readonly name: string; readonly grant: () => void }[] = [];

  of(tab: string): LockManagerLike {
    const request = async (name: string, ...given: readonly unknown[]): Promise<unknown> => {
      const [options, call] = given;
      if (typeof call !== 'function') throw new TypeError('a lock is asked for with options');
      return this.grant(tab, name, options ?? {}, async (lock: unknown) => call(lock));
    };
    const held = (): LockInfo[] => [...this.holders.keys()].map((name) => ({ name }));
    return { request, query: async () => Promise.resolve({ held: held(), pending: [] }) };
  }

  /** A tab that ends lets everything go. */
  end(tab: string): void {
    this.waiting = this.waiting.filter((one) => one.tab !== tab);
    for (const [name, held] of this.holders) {
      if (held.tab !== tab) continue;
      this.holders.delete(name);
      this.grantNext(name);
    }
  }

  private async grant(
    tab: string,
    name: string,
    { steal, ifAvailable }: LockOptions,
    call: (lock: unknown) => Promise<unknown>,
  ): Promise<unknown> {
    if (steal === true) this.holders.get(name)?.lost(new DOMException('stolen', 'AbortError'));
    else if (this.holders.has(name)) {
      if (ifAvailable === true) return call(null);
      await new Promise<void>((grant) => void this.waiting.push({ tab, name, grant }));
    }
    return new Promise((resolve, reject) => {
      const held: Held = { tab, lost: reject };
      this.holders.set(name, held);
      void call({ name, mode: 'exclusive' }).then((value) => {
        if (this.holders.get(name) === held) this.holders.delete(name);
        this.grantNext(name);
        resolve(value);
      });
    });
  }

  private grantNext(name: string): void {
    const at = this.waiting.findIndex((one) => one.name === name);
    if (at >= 0 && !this.holders.has(name)) this.waiting.splice(at, 1)[0]?.grant();
  }
}

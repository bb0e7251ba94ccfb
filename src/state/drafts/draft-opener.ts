import { ENGINE_VERSION } from '../../sim/engine-version';
import { instantText } from '../../base/duration-text';
import type { Result } from '../../base/result';
import type { RunState } from '../run';
import type { RunSnapshot } from '../run-snapshot';
import { NOTHING_SELECTED, type View } from '../view';
import type { DraftDesk } from './draft-desk';
import { builtInOf, type DraftHead, type DraftView, type StoredDraft } from './draft';
import type { Gate } from './desk-state';
import type { StoreTrouble } from './draft-store';
import { NOTHING_WRITTEN } from './draft-parts';
import { placesIn } from './places-in';
import { foldedStart } from './folded-start';
import { readHead } from './read-head';
import { readRun } from './read-run';
import type { Hold } from './tab-lock';
import type { DraftName, KeptDraft } from './kept-draft';
import { writeNoted } from './last-words';

/** Names the draft that a page was opening when it ended without being closed. */
const OPENING = 'breakwater/opening';

/** Whoever waits longer is asked whether he wants to. */
const SLOW_MS = 8000;

/** How a draft is opened when something is in the way of it. */
export type OpenHow =
  | 'plainly'
  /** Although the page ended while it was opened the last time. */
  | 'anyway'
  /** It is taken away from the tab that has it. */
  | 'taking-over'
  /** Another tab goes on to have it. */
  | 'looking';

interface Arriving {
  readonly kept: KeptDraft;
  readonly hold: Hold | null;
  readonly view: DraftView;
  readonly time: number;
}

/** Brings drafts back, or says what is in the way. */
export class DraftOpener {
  private turn = 0;
  /** The draft that is on its way. */
  private wanted: string | null = null;
  /** What the run becomes that begins. */
  private fresh: DraftName | null = null;
  private arriving: Arriving | null = null;
  private forgetSlow: (() => void) | null = null;
  /** Stops waiting for another tab to let a draft go. */
  private forgetWaiting = (): void => undefined;

  constructor(private readonly desk: DraftDesk) {}

  /** A run comes back: what it looks like meanwhile is nobody's doing. */
  get isOpening(): boolean {
    return this.arriving !== null;
  }

  async open(id: string, how: OpenHow = 'plainly'): Promise<void> {
    if (how === 'plainly' && this.wanted === id) return;
    const turn = ++this.turn;
    this.drop();
    this.wanted = id;
    this.desk.leave();
    this.desk.showGate(null);
    const { host } = this.desk;
    await this.desk.recovered;
    const hold =
      how === 'looking' ? null : await host.locks.hold(id, () => this.desk.taken(id), how === 'taking-over');
    // The tab that had it may have ended since this page began. One that it is taken away from keeps what it has not written.
    if (hold !== null && how !== 'taking-over') await writeNoted(host, id);
    const stored = await host.store.read(id);
    if (turn !== this.turn || !this.isWanted(id)) {
      if (turn === this.turn) this.wanted = null;
      return hold?.release();
    }
    if (hold === null && how !== 'looking') return this.refuse(id, { kind: 'elsewhere' });
    const crashed = how === 'plainly' && host.jotter.read(OPENING) === id;
    const found = crashed ? CRASHED : foundIn(stored);
    if (!('gate' in found)) return this.bringBack(found, hold);
    hold?.release();
    return this.refuse(id, found.gate);
  }

  /** The scenario of a draft as its run began, with the edits that were made since or without them, as a new draft. */
  async openFromStart(id: string, withEdits: boolean): Promise<void> {
    const { host } = this.desk;
    this.drop();
    const stored = await host.store.read(id);
    if (!stored.ok || stored.value === null) return this.refuse(id, { kind: 'unknown' });
    const start = await foldedStart(stored.value, withEdits);
    if (!start.ok) return this.refuse(id, { kind: 'spoiled', message: start.error });
    const { text, seed, origin, name } = start.value;
    this.desk.showGate(null);
    host.view.setState({ ...NOTHING_SELECTED });
    this.fresh = { id: host.newId(), origin, called: name };
    host.run.open({ kind: 'text', text }, seed);
    return undefined;
  }

  /** A draft of its own with the same run. */
  async openCopy(id: string): Promise<void> {
    const { host } = this.desk;
    const copied = await this.desk.list.duplicate(id);
    if (!copied.ok) return this.refuse(id, { kind: 'trouble', trouble: copied.error });
    this.desk.showGate(null);
    host.replaceAddress(`#/draft/${copied.value}`);
    host.view.setState({ page: { kind: 'draft', id: copied.value } });
    return undefined;
  }

  hear({ phase, error, scenario }: RunState, before: RunState): void {
    if (phase === before.phase || (phase !== 'ready' && phase !== 'failed')) return;
    const { arriving, fresh } = this;
    this.fresh = null;
    if (fresh !== null && phase === 'ready') this.desk.keepAs(fresh);
    if (arriving === null) return;
    const { id } = arriving.kept.name;
    if (phase === 'failed') {
      this.forget();
      arriving.hold?.release();
      const message = error ?? 'It gave no reason.';
      this.desk.host.run.close();
      this.refuse(id, { kind: 'failed', message });
      return;
    }
    const { host } = this.desk;
    const { speed, selection, ...view } = arriving.view;
    const parts = selection?.kind === 'node' ? scenario?.nodes : scenario?.edges;
    const isThere = parts?.some((part) => part.id === selection?.id) === true;
    this.desk.showGate(null);
    host.view.setState({
      ...view,
      draft: id,
      ...(isThere ? { selection, untouched: false } : { layer: null }),
    });
    host.run.setSpeed(speed);
    this.desk.take(arriving.kept, arriving.hold);
    this.forget();
    if (arriving.hold !== null) this.desk.askAgain(id);
    if (arriving.time > 0)
      this.desk.notify({ tone: 'info', text: `Continued where you left, at ${instantText(arriving.time)}.` });
  }

  /** Something else is opened: what was on its way must not take the run that comes now. */
  hearView({ draft, page }: View, before: View): void {
    if (this.arriving !== null && draft !== this.arriving.kept.name.id) this.drop();
    if (page !== before.page && page.kind !== 'start') this.fresh = null;
  }

  /** Nobody waits for it any more. */
  drop(): void {
    this.forgetWaiting();
    this.arriving?.hold?.release();
    this.forget();
  }

  /** It was closed, and has not crashed. */
  pageEnds(): void {
    if (this.arriving !== null) this.desk.host.jotter.erase(OPENING);
  }

  private forget(): void {
    this.forgetSlow?.();
    this.forgetSlow = null;
    if (this.arriving !== null) this.desk.host.jotter.erase(OPENING);
    this.arriving = null;
    this.wanted = null;
  }

  private bringBack({ head, run }: Sound, hold: Hold | null): void {
    const { host } = this.desk;
    const { id, origin, isNamed, name, revision } = head;
    const madeOf = builtInOf(origin);
    const called = isNamed ? name : null;
    const known = { run: NOTHING_WRITTEN, parts: head.parts, revision };
    const kept = this.desk.keptFrom({ id, origin, called }, known);
    host.jotter.write(OPENING, id);
    // As long as nothing of it has moved it is drawn as the built-in scenario was.
    const firstPlaces = madeOf === null ? null : placesIn(run.cameAs);
    host.view.setState({ draft: id, madeOf, called, firstPlaces });
    this.arriving = { kept, hold, view: head.view, time: head.stand.at.time };
    this.forgetSlow = host.later(SLOW_MS, () => this.desk.showGate({ id, why: { kind: 'slow' } }));
    host.run.restore(run);
  }

  private isWanted(id: string): boolean {
    const { page } = this.desk.host.view.getState();
    return page.kind === 'draft' && page.id === id;
  }

  private refuse(id: string, why: Gate): void {
    const { host } = this.desk;
    this.wanted = null;
    if (why.kind === 'crashed') host.jotter.erase(OPENING);
    if (why.kind === 'elsewhere') {
      // A page that is loaded anew may find that the one before has not quite ended.
      this.forgetWaiting = host.locks.whenFree(id, () => void this.open(id, 'anyway'));
    }
    this.desk.showGate({ id, why });
  }
}

interface Sound {
  readonly head: DraftHead;
  readonly run: RunSnapshot;
}

const CRASHED: { readonly gate: Gate } = { gate: { kind: 'crashed' } };

/** The run that was kept, or what is wrong with it. */
function foundIn(read: Result<StoredDraft | null, StoreTrouble>): Sound | { readonly gate: Gate } {
  if (!read.ok) return { gate: { kind: 'trouble', trouble: read.error } };
  const stored = read.value;
  if (stored === null) return { gate: { kind: 'unknown' } };
  const head = readHead(stored.head);
  if (!head.ok) return { gate: head.error.kind === 'newer' ? { kind: 'newer' } : head.error };
  const { engine } = head.value;
  if (engine !== ENGINE_VERSION) return { gate: { kind: 'engine', engine, here: ENGINE_VERSION } };
  const run = readRun(head.value, stored.parts);
  if (!run.ok) return { gate: { kind: 'spoiled', message: run.error } };
  return { head: head.value, run: run.value };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunNotice } from '../run';
import { hasOwnThings } from '../own-things';
import { formatRoute, samePage } from '../route';
import type { Page } from '../view';
import { copyName } from './copy-name';
import type { DeskHost } from './desk-host';
import type { DeskNotice, DeskState } from './desk-state';
import { builtInOf, type DraftOrigin } from './draft';
import { DraftList } from './draft-list';
import { DraftOpener } from './draft-opener';
import { countsOf, ownMarks } from './own-marks';
import { lookAt, type Look } from './head-of';
import { KeptDraft, type DraftName, type KeeperHost, type SaveStatus } from './kept-draft';
import { writeNoted } from './last-words';
import type { Hold } from './tab-lock';
import { noteWishes, wishAgain } from './wishes';

/** Who only looks at a draft is looked at so often. */
const LOOK_MS = 500;

/** The draft of the run that is open. */
interface Current {
  readonly kept: KeptDraft;
  /** Null while another tab has it. */
  hold: Hold | null;
  /** Set while it is only looked at: what the person's own things looked like when it was opened. */
  seenAs: string | null;
  /** Which page its run was opened by. */
  readonly page: Page;
}

/**
 * Keeps what a person makes: as soon as the run has something of the person's own it becomes a draft, which is written
 * as it changes and can be opened again. One tab at a time writes a draft.
 */
export class DraftDesk {
  readonly store: StoreApi<DeskState>;
  readonly list: DraftList;
  readonly opener: DraftOpener;
  /** What pages before could not write. Nothing is read before it is there. */
  readonly recovered: Promise<void>;
  private current: Current | null = null;
  private nextNotice = 1;
  /** What the run has said as it began anew: that it has left something behind. */
  private left: RunNotice | null = null;
  private forgetLooking: (() => void) | null = null;
  /** What a page before had no answer to is asked for once more, and not again should this page end by it, too. */
  private asksAgain = false;
  private readonly writer: string;

  constructor(readonly host: DeskHost) {
    this.store = createStore<DeskState>(() => ({
      status: null,
      gate: null,
      notice: null,
      entries: null,
      listTrouble: null,
      isPersistent: null,
    }));
    this.writer = host.newId();
    this.recovered = writeNoted(host);
    this.list = new DraftList(this);
    this.opener = new DraftOpener(this);
    host.run.subscribe((state, before) => {
      if (state.phase === 'opening') this.left = state.notice;
      if (before.phase === 'ready' && state.phase === 'opening') this.current?.kept.beginAnew();
      else if (state.lines !== before.lines) this.current?.kept.remember();
      this.opener.hear(state, before);
      this.touch();
      if (state.underWay !== before.underWay) this.note();
      if (state.undo !== before.undo && state.undo !== null) this.startsOtherwise();
    });
    host.run.feed.subscribe(() => this.touch());
    host.view.subscribe((view, before) => {
      const { draft } = view;
      this.opener.hearView(view, before);
      if (this.current !== null && draft !== this.current.kept.name.id) this.leave();
      // Where somebody goes makes no draft of what was there.
      else if (this.current !== null && before.draft === draft) this.touch();
    });
    this.touch();
  }

  /** The id of the draft that is open here. */
  get openId(): string | null {
    return this.current?.kept.name.id ?? null;
  }

  /** Somebody has called a draft so. */
  renamed(id: string, called: string): void {
    if (this.current?.kept.name.id !== id) return;
    this.current.kept.call(called);
    this.host.view.setState({ called });
  }

  notify(notice: Omit<DeskNotice, 'id'>): void {
    this.store.setState({ notice: { ...notice, id: this.nextNotice++ } });
  }

  /** What the run has left behind is a draft of its own: that and what the run itself says of it are one thing to hear. */
  tellAside(id: string): void {
    const { run, view } = this.host;
    const { notice } = run.getState();
    const said = notice === this.left ? notice : null;
    if (said !== null) run.dismissNotice();
    this.notify({
      tone: 'info',
      text: `${said === null ? '' : `${said.text} `}What you had before is kept as a draft of its own.`,
      keepsAsStart: said?.offer === 'keep-as-start',
      offer: { label: 'Open it', act: () => view.setState({ page: { kind: 'draft', id } }) },
    });
  }

  /** Whoever has gone on to edit would begin with that. */
  private startsOtherwise(): void {
    const { notice } = this.store.getState();
    if (notice?.keepsAsStart === true) this.store.setState({ notice: { ...notice, keepsAsStart: false } });
  }

  /** A run was brought back by the one who writes its draft: what it had not answered is asked of it again. */
  askAgain(id: string): void {
    this.asksAgain = true;
    this.asksAgain = wishAgain(this.host.jotter, id, this.host.run);
  }

  readonly dismissNotice = (): void => this.store.setState({ notice: null });

  /** What is in the way of a draft is shown in place of the playground. */
  showGate(gate: DeskState['gate']): void {
    this.store.setState({ gate });
    this.host.view.setState({ gate: gate !== null });
  }

  /** A draft was brought back: from here on it is written, or only looked at. */
  take(kept: KeptDraft, hold: Hold | null): void {
    kept.settle();
    this.current = { kept, hold, seenAs: null, page: this.host.view.getState().page };
    if (hold === null) this.lookOn(this.current);
    else this.store.setState({ status: { kind: 'saved' } });
  }

  /** Another tab has taken the draft over. */
  readonly taken = (id: string): void => {
    const { current } = this;
    if (current === null || current.kept.name.id !== id) return;
    const { isUnwritten } = current.kept;
    current.kept.stop();
    current.hold = null;
    if (isUnwritten) return this.keepAsCopy(current.kept.name);
    this.lookOn(current);
    this.notify({
      tone: 'warning',
      text: 'Another tab has taken this draft over. What you change here from now on becomes a copy of it.',
    });
  };

  /** Writes what is not written yet: the page may be gone in a moment. */
  readonly hurry = (): void => {
    if (this.isKeeping) void this.current?.kept.flush();
  };

  /** Notes down at once what is not written: the page may end at any moment, and then there is no time for a database. */
  private note(isEnd = false): void {
    const { current, host } = this;
    if (current === null || current.seenAs !== null) return;
    current.kept.note(isEnd);
    const { underWay } = host.run.getState();
    if (underWay.length === 0) this.asksAgain = false;
    if (!this.asksAgain) noteWishes(host.jotter, current.kept.name.id, host.run.snapshot(), underWay);
    // The start page looks for drafts where it knows of some.
    this.list.expectSome();
  }

  /** The page ends. */
  readonly jotDown = (): void => {
    this.note(true);
    this.opener.pageEnds();
  };

  /** The page was brought back as it was. */
  readonly comeBack = (): void => this.touch();

  /** Whether leaving the page would lose something. */
  get wouldLose(): boolean {
    return this.store.getState().status?.kind === 'unsaved' && this.current?.kept.isUnwritten !== false;
  }

  /** The run that is open goes on as a draft of its own. */
  keepAs(name: DraftName): void {
    const kept = new KeptDraft(
      name,
      this.keeperHost(() => kept),
    );
    const { page } = this.host.view.getState();
    const current: Current = { kept, hold: null, seenAs: null, page };
    this.current = current;
    this.host.view.setState({ draft: name.id, madeOf: builtInOf(name.origin), called: name.called });
    this.store.setState({ status: { kind: 'saving' } });
    void this.host.locks
      .hold(name.id, () => this.taken(name.id))
      .then((hold) => {
        if (this.current === current) current.hold = hold;
        else hold?.release();
      });
    void kept.flush();
    this.note();
  }

  keptFrom(name: DraftName, known: ConstructorParameters<typeof KeptDraft>[2]): KeptDraft {
    const kept: KeptDraft = new KeptDraft(
      name,
      this.keeperHost(() => kept),
      known,
    );
    return kept;
  }

  /** The run is closed, and nothing of it is written any more. */
  discard(): void {
    const { current } = this;
    if (current === null) return;
    this.current = null;
    current.kept.stop();
    current.hold?.release();
    current.kept.forgetNoted();
    noteWishes(this.host.jotter, current.kept.name.id, null, []);
    this.host.run.close();
    this.host.view.setState({ draft: null, madeOf: null, called: null });
    this.store.setState({ status: null });
  }

  private lookOn(current: Current): void {
    current.seenAs = this.ownMarks();
    this.store.setState({ status: { kind: 'looking', isFree: false } });
    this.host.locks.whenFree(current.kept.name.id, () => {
      if (this.current === current) this.store.setState({ status: { kind: 'looking', isFree: true } });
    });
  }

  private get isKeeping(): boolean {
    return this.current !== null && this.current.seenAs === null;
  }

  private readonly look = (): Look | null => {
    const { run, view } = this.host;
    return lookAt(run.snapshot(), run.getState(), view.getState());
  };

  private ownMarks(): string {
    const { run } = this.host;
    return ownMarks(run.snapshot());
  }

  private touch(): void {
    const { current } = this;
    if (current?.seenAs === null) return current.kept.touch();
    if (this.host.run.getState().phase !== 'ready' || this.opener.isOpening) return undefined;
    if (current === null) {
      const { page, file } = this.host.view.getState();
      // The page may be another one already, while the run of the last is still here.
      const from = file ?? page;
      if (hasOwnThings(this.host.run.getState(), from) && !this.isAsSent(from)) this.begin(originOf(from));
      return undefined;
    }
    this.forgetLooking ??= this.host.later(LOOK_MS, () => {
      this.forgetLooking = null;
      const isReady = this.host.run.getState().phase === 'ready';
      if (this.current !== current || !isReady || this.opener.isOpening) return;
      if (current.seenAs !== this.ownMarks()) this.keepAsCopy(current.kept.name);
    });
    return undefined;
  }

  /** A link may bring edits with it: that somebody has sent them makes them nobody's own here. */
  private isAsSent(page: Page): boolean {
    return page.kind === 'link' && countsOf(page.written?.snapshot) === countsOf(this.host.run.snapshot());
  }

  private begin(origin: DraftOrigin): void {
    this.keepAs({ id: this.host.newId(), origin, called: null });
  }

  /** The run that is here becomes a draft of its own; the one that it came from stays as another tab has it. */
  private keepAsCopy({ origin, called }: DraftName): void {
    const name = called ?? this.host.run.getState().scenario?.name ?? 'Draft';
    const copy = { id: this.host.newId(), origin, called: copyName(name) };
    const before = this.current?.kept;
    this.keepAs(copy);
    before?.forgetNoted();
    this.notify({
      tone: 'warning',
      text: `Another tab has this draft. What you have here is kept as “${copy.called}”.`,
    });
  }

  /** What is open is written for the last time, and another tab may have it. */
  leave(): void {
    const { current } = this;
    this.current = null;
    this.store.setState({ status: null, notice: null });
    if (current === null) return;
    if (current.seenAs !== null) return current.kept.stop();
    void current.kept.finish().then(() => current.hold?.release());
  }

  private keeperHost(self: () => KeptDraft): KeeperHost {
    const { host } = this;
    return {
      store: host.store,
      jotter: host.jotter,
      writer: this.writer,
      now: () => host.now(),
      later: (ms, call) => host.later(ms, call),
      newId: () => host.newId(),
      look: this.look,
      tell: (status) => this.hearStatus(self(), status),
      setAside: async () => this.list.setAside(self().name.id),
      overtaken: (look) => this.overtaken(self(), look),
    };
  }

  private hearStatus(kept: KeptDraft, status: SaveStatus): void {
    if (status.kind === 'saved') {
      this.host.tellTabs();
      this.list.expectSome();
      this.list.staleSoon();
      void this.list.askToPersist();
    }
    if (this.current?.kept !== kept || this.current.seenAs !== null) return;
    this.store.setState({ status });
    if (status.kind === 'saved') this.leadHere(kept.name.id, this.current.page);
  }

  /** A reload and a bookmark lead to the draft, and Back leads where it led before. */
  private leadHere(id: string, from: Page): void {
    const { host } = this;
    const { page } = host.view.getState();
    // Somebody may have gone elsewhere since.
    if (page.kind === 'start' || !isOfSameRun(page, from)) return;
    if (page.kind === 'draft' && page.id === id) return;
    const here: Page = { kind: 'draft', id };
    host.replaceAddress(formatRoute(here));
    host.view.setState({ page: here, file: null });
  }

  private overtaken(kept: KeptDraft, look: Look): void {
    if (this.current?.kept === kept) return this.keepAsCopy(kept.name);
    const name = { ...kept.name, id: this.host.newId(), called: copyName(look.scenario.name) };
    const copy = new KeptDraft(name, { ...this.keeperHost(() => copy), look: () => look });
    return void copy.finish();
  }
}

/** Whether both pages lead to one run; its seed may be another. */
function isOfSameRun(page: Page, other: Page): boolean {
  if (page.kind === 'run' && other.kind === 'run') return page.scenarioId === other.scenarioId;
  return samePage(page, other);
}

function originOf(page: Page): DraftOrigin {
  if (page.kind === 'run') return { kind: 'built-in', id: page.scenarioId };
  if (page.kind === 'link') return { kind: 'link' };
  return page.kind === 'file' && page.isNew !== true ? { kind: 'file', name: page.name } : { kind: 'new' };
}

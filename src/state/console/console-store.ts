import { createStore, type StoreApi } from 'zustand/vanilla';
import { err, type Result } from '../../base/result';
import type { HttpAnswer } from '../../worker/http';
import type { RunStore } from '../run';
import { boundedEntries, type ConsoleEntry } from './console-entry';
import { draftOf, requestOf, requestProblem, type ConsoleRequest, type Draft } from './console-request';
import { copyText, type CopyFormat } from './copy-as';
import { draftText, entriesText, readDraft, readEntries } from './kept-console';
import { targetOf } from './request-target';
import { sendObstacle } from './send-obstacle';
import { fetchAnswer, type Fetch } from './wire-fetch';
import { withoutOwn } from './wire-headers';

/** What the console needs of the page. */
export interface ConsolePage {
  readonly run: Pick<RunStore, 'askHttp' | 'getState' | 'subscribe'>;
  /** Has a service worker hand the requests of this page to the run; the error says in a sentence why not. */
  readonly startWire: (onLost: (why: string) => void) => Promise<Result<unknown, string>>;
  readonly fetch: Fetch;
  /** The address of the page. */
  readonly base: string;
  /** In ms. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Of this tab, and gone with it. */
  readonly kept: {
    readonly read: (key: KeptKey) => string | null;
    readonly write: (key: KeptKey, text: string) => void;
  };
  /** Tells whether the browser let the page copy. */
  readonly copy: (text: string) => Promise<boolean>;
}

export type KeptKey = 'draft' | 'history';

export interface ConsoleState {
  readonly draft: Draft;
  /** Newest first; those under way are among them. */
  readonly entries: readonly ConsoleEntry[];
  /** The one whose answer is looked at. */
  readonly shown: number | null;
  readonly wire: Wire;
  /** Why the draft was not sent, in a sentence. */
  readonly refusal: string | null;
  /** What became of the last copy, and how many there were. */
  readonly copied: { readonly format: CopyFormat; readonly ok: boolean; readonly count: number } | null;
  /** Counts the runs of this page: a request of another run is none of this one. */
  readonly run: number;
  readonly looks: ConsoleLooks;
}

/** What is unfolded; it stays so while other things are looked at. */
export interface ConsoleLooks {
  readonly page: 'request' | 'wire';
  readonly request: 'body' | 'headers' | 'fields' | 'history';
  readonly response: 'body' | 'headers' | 'engines';
}

export type Wire =
  | { readonly kind: 'idle' | 'starting' | 'ready' }
  /** The service worker cannot be used: requests go to the run directly. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Requests that may be under way at once. */
const MOST_WAITING = 20;
/** In characters, of all that is remembered while the page is open. */
const MOST_REMEMBERED = 8_000_000;
/** Longer than that no request waits for the service worker to start. */
const WIRE_PATIENCE_MS = 5000;

export function createConsoleStore(page: ConsolePage): ConsoleStore {
  return new ConsoleStore(page);
}

/** What is typed into the request console of a tab, and what its requests came to. */
export class ConsoleStore {
  private readonly store: StoreApi<ConsoleState>;
  private readonly controllers = new Map<number, AbortController>();
  private nextId: number;
  private starting: Promise<void> | null = null;

  constructor(private readonly page: ConsolePage) {
    const entries = readEntries(page.kept.read('history'));
    this.nextId = entries.reduce((most, { id }) => Math.max(most, id), 0) + 1;
    this.store = createStore<ConsoleState>(() => ({
      draft: readDraft(page.kept.read('draft')),
      entries,
      shown: entries.at(0)?.id ?? null,
      wire: { kind: 'idle' },
      refusal: null,
      copied: null,
      run: 1,
      looks: { page: 'request', request: 'body', response: 'body' },
    }));
    page.run.subscribe(({ phase }, before) => {
      if (phase === 'opening' && before.phase !== 'opening')
        this.store.setState(({ run }) => ({ run: run + 1 }));
    });
  }

  getState = (): ConsoleState => this.store.getState();
  getInitialState = (): ConsoleState => this.store.getInitialState();
  subscribe = (listener: (state: ConsoleState, before: ConsoleState) => void): (() => void) =>
    this.store.subscribe(listener);

  change(part: Partial<Draft>): void {
    this.store.setState(({ draft }) => ({ draft: { ...draft, ...part }, refusal: null }));
    this.page.kept.write('draft', draftText(this.getState().draft));
  }

  look(part: Partial<ConsoleLooks>): void {
    this.store.setState(({ looks }) => ({ looks: { ...looks, ...part } }));
  }

  show(id: number): void {
    this.store.setState({ shown: id });
  }

  /** An earlier request is typed once more. */
  load(entry: ConsoleEntry): void {
    this.change(draftOf(entry.request));
    this.show(entry.id);
  }

  /** Has the service worker started; what it comes to is in `wire`. */
  async startWire(): Promise<void> {
    const { kind } = this.getState().wire;
    if (kind === 'ready') return undefined;
    this.starting ??= this.startedWire();
    return this.starting;
  }

  private async startedWire(): Promise<void> {
    this.store.setState({ wire: { kind: 'starting' } });
    const lose = (why: string): void => this.loseWire(why);
    const started = await this.page.startWire(lose).catch((error: unknown) => err(reasonOf(error)));
    this.starting = null;
    if (started.ok) this.store.setState({ wire: { kind: 'ready' } });
    else this.loseWire(started.error);
  }

  send(request: ConsoleRequest = requestOf(this.getState().draft)): void {
    const target = targetOf(this.page.base, request.node, request.path);
    const refusal =
      sendObstacle(this.page.run.getState()) ??
      requestProblem(request) ??
      this.whyFull() ??
      (target.ok ? null : target.error);
    this.store.setState({ refusal });
    if (refusal !== null || !target.ok) return;
    const entry: ConsoleEntry = {
      id: this.nextId++,
      request: { ...request, path: target.value.path },
      sentAt: this.page.now(),
      state: 'waiting',
      wallMs: NaN,
      answer: null,
      isCut: false,
      error: null,
      byWire: false,
      place: null,
    };
    const controller = new AbortController();
    this.controllers.set(entry.id, controller);
    this.store.setState(({ entries }) => ({ entries: [entry, ...entries], shown: entry.id }));
    void this.carryOut(entry, target.value.url, controller.signal);
  }

  /** Whoever waits for it does not any more; what it does in the run it goes on to do. */
  cancel(id: number): void {
    const controller = this.controllers.get(id);
    if (controller === undefined) return;
    controller.abort();
    this.settle(id, { state: 'cancelled', error: 'It was cancelled.' });
  }

  /** Those under way stay. */
  clearHistory(): void {
    const left = this.getState().entries.filter(({ state }) => state === 'waiting');
    this.store.setState({ entries: left, shown: left.at(0)?.id ?? null });
    this.keepHistory();
  }

  /** Copies the draft as a command: for the server that does the work of the node, or else for the page. */
  async copy(format: CopyFormat): Promise<void> {
    const request = requestOf(this.getState().draft);
    const target = targetOf(this.page.base, request.node, request.path);
    const refusal = requestProblem(request) ?? (target.ok ? null : target.error);
    this.store.setState({ refusal });
    if (refusal !== null || !target.ok) return;
    const { url, path } = target.value;
    const address = this.serverOf(request.node);
    const text = copyText(format, address === undefined ? url : address.replace(/\/+$/, '') + path, request);
    const ok = await this.page.copy(text);
    this.store.setState(({ copied }) => ({ copied: { format, ok, count: (copied?.count ?? 0) + 1 } }));
  }

  /** Where a node that is no simulation gets its answers from. */
  private serverOf(node: string): string | undefined {
    const { outside } = this.page.run.getState();
    return outside?.nodes.find((one) => one.node === node && one.transport === 'http')?.address;
  }

  private whyFull(): string | null {
    return this.controllers.size < MOST_WAITING
      ? null
      : `${MOST_WAITING} requests wait for their answers: cancel one of them, or wait for it.`;
  }

  private async carryOut(entry: ConsoleEntry, url: string, signal: AbortSignal): Promise<void> {
    const { id, request } = entry;
    await this.wireOrImpatience(signal);
    if (signal.aborted) return;
    if (this.getState().wire.kind === 'ready') {
      const fetched = await fetchAnswer(this.page.fetch, url, request, signal);
      if (signal.aborted) return;
      if (fetched.ok) {
        this.answered(id, fetched.value, true);
        return;
      }
      const { kind, reason } = fetched.error;
      if (kind !== 'refused') this.loseWire(reason);
      if (kind !== 'not-taken') {
        const known = kind === 'refused' ? '' : ' Whether the run got the request is not known.';
        this.settle(id, { state: 'failed', error: reason + known, byWire: true });
        return;
      }
    }
    const asked = await this.page.run.askHttp(request, signal);
    if (signal.aborted) return;
    if (asked.ok) {
      const { value } = asked;
      this.answered(id, { ...value, headers: withoutOwn(value.headers) }, false);
    } else this.settle(id, { state: 'failed', error: asked.error });
  }

  private loseWire(why: string): void {
    this.store.setState({ wire: { kind: 'unavailable', reason: why.replace(/\.$/, '') } });
  }

  private async wireOrImpatience(signal: AbortSignal): Promise<void> {
    if (this.getState().wire.kind === 'unavailable') return;
    const aborted = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([this.startWire(), this.page.wait(WIRE_PATIENCE_MS), aborted]);
  }

  private answered(id: number, answer: HttpAnswer, byWire: boolean): void {
    const { line } = this.page.run.getState();
    const { run } = this.getState();
    this.settle(id, { state: 'answered', answer, byWire, place: { run, line } });
  }

  private settle(id: number, part: Partial<ConsoleEntry>): void {
    this.controllers.delete(id);
    const now = this.page.now();
    this.store.setState(({ entries }) => ({
      entries: boundedEntries(
        entries.map((entry) => {
          return entry.id === id ? { ...entry, wallMs: Math.max(0, now - entry.sentAt), ...part } : entry;
        }),
        MOST_REMEMBERED,
      ),
    }));
    this.keepHistory();
  }

  private keepHistory(): void {
    this.page.kept.write('history', entriesText(this.getState().entries));
  }
}

function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `The part of the page that starts it could not be fetched: ${reason}`;
}

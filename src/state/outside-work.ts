import { err, ok, type Result } from '../base/result';
import type { LineCommand, RunMessage } from '../worker/client';
import type { Catalogue, ExchangePage, HttpAnswer, HttpAsk, OutsideNow } from '../worker/http';
import { isMoving } from './is-moving';
import { Pending } from './pending';
import type { RunState } from './run';

/** What it needs of the run that it belongs to. */
export interface CallingRun {
  getState(): RunState;
  setState(state: Partial<RunState>): void;
  send(command: LineCommand): void;
  play(): void;
  pause(): void;
}

export type OutsideMessage = Extract<
  RunMessage,
  { readonly kind: 'http-answer' | 'catalogue' | 'exchanges' | 'outside' }
>;

/**
 * How the run meets what is outside of it: requests that somebody makes of its nodes, and those that its nodes make,
 * of addresses that somebody has agreed to.
 */
export class OutsideWork {
  private nextId = 1;
  private readonly answers = new Pending<Result<HttpAnswer, string>>();
  private readonly catalogues = new Pending<Catalogue>();
  private readonly exchanges = new Pending<ExchangePage>();
  private readonly allowed = new Set<string>();

  constructor(
    private readonly run: CallingRun,
    private readonly isPlayWanted: () => boolean,
  ) {}

  /** Whoever asked may lose interest: the worker is told, and an answer that comes all the same is not heard. */
  async askHttp(ask: HttpAsk, signal?: AbortSignal): Promise<Result<HttpAnswer, string>> {
    if (this.run.getState().phase !== 'ready') return err(NOT_READY);
    if (this.waitsForConsent()) return err(NOT_AGREED);
    if (signal?.aborted === true) return err(DROPPED);
    const askId = this.nextId++;
    const drop = (): void => {
      this.run.send({ kind: 'http-dropped', askId });
      this.answers.answer(askId, err(DROPPED));
    };
    signal?.addEventListener('abort', drop);
    const answer = await this.answers.ask(askId, () => this.run.send({ kind: 'http', askId, ask }));
    signal?.removeEventListener('abort', drop);
    return answer;
  }

  async askCatalogue(): Promise<Catalogue> {
    if (this.run.getState().phase !== 'ready') return { routes: [], problem: NOT_READY };
    const askId = this.nextId++;
    return this.catalogues.ask(askId, () => this.run.send({ kind: 'catalogue', askId }));
  }

  async askExchanges(offset: number, limit: number): Promise<ExchangePage> {
    if (this.run.getState().phase !== 'ready') return NO_EXCHANGES;
    const askId = this.nextId++;
    return this.exchanges.ask(askId, () => this.run.send({ kind: 'exchanges', askId, offset, limit }));
  }

  hear(message: OutsideMessage): void {
    switch (message.kind) {
      case 'http-answer':
        this.answers.answer(message.askId, ok(message.answer));
        return;
      case 'catalogue':
        this.catalogues.answer(message.askId, message.catalogue);
        return;
      case 'exchanges':
        this.exchanges.answer(message.askId, message.page);
        return;
      case 'outside':
        this.take(message.now);
    }
  }

  /** The session is gone. */
  answerAll(why: string): void {
    const words = `There is no answer: ${why.replace(/\.$/, '')}.`;
    this.answers.answerAll(() => err(words));
    this.catalogues.answerAll(() => ({ routes: [], problem: words }));
    this.exchanges.answerAll(() => NO_EXCHANGES);
  }

  /** Whether the run may not go on before somebody has agreed to what it calls; they are asked then. */
  waitsForConsent(): boolean {
    const { outside, scenario } = this.run.getState();
    // An edit may have taken the servers away, of which the session has not told yet.
    const calls =
      scenario?.nodes.some((node) => node.kind !== 'client' && node.transport === 'http') ?? false;
    const waits = calls && (outside?.asksFor.length ?? 0) > 0;
    if (waits) this.run.setState({ asksConsent: true });
    return waits;
  }

  allow(origins: readonly string[]): void {
    for (const origin of origins) this.allowed.add(origin);
    this.take(this.run.getState().outside);
    this.tellAllowed();
    this.run.play();
  }

  /** A session knows nothing of what was agreed to before it. */
  tellAllowed(): void {
    if (this.allowed.size > 0) this.run.send({ kind: 'allow', origins: [...this.allowed] });
  }

  private take(now: OutsideNow | null): void {
    const asksFor = now?.asksFor.filter((origin) => !this.allowed.has(origin)) ?? [];
    const { asksConsent } = this.run.getState();
    this.run.setState({
      outside: now === null ? null : { ...now, asksFor },
      asksConsent: asksConsent && asksFor.length > 0,
    });
    // An edit may have brought the address while the run goes on, or somebody was quicker than this.
    const { mode } = this.run.getState();
    const wantsToGoOn = mode === 'paused' && this.isPlayWanted();
    if (!wantsToGoOn && !isMoving(this.run.getState())) return;
    if (this.waitsForConsent()) this.run.pause();
  }
}

const NOT_READY = 'The simulation is not ready. Try again in a moment.';
const NOT_AGREED =
  'The run would call addresses that nobody has agreed to yet. Answer that first, and send again.';
const DROPPED = 'The request was cancelled.';
const NO_EXCHANGES: ExchangePage = { total: 0, rows: [] };

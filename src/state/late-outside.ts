import { err, type Result } from '../base/result';
import type { Catalogue, ExchangePage, HttpAnswer, HttpAsk } from '../worker/http';
import type { CallingRun, OutsideMessage, OutsideWork } from './outside-work';

/** How the run meets what is outside of it, fetched when it first does: most runs never do. */
export class LateOutside {
  private now: OutsideWork | null = null;
  /** Somebody has the run play. The worker may have stopped it since, as it calls nobody without consent. */
  private isPlayWanted = false;

  constructor(private readonly run: CallingRun) {}

  readonly askHttp = async (ask: HttpAsk, signal?: AbortSignal): Promise<Result<HttpAnswer, string>> =>
    this.work().then(
      async (work) => work.askHttp(ask, signal),
      () => err(NOT_FETCHED),
    );

  readonly askCatalogue = async (): Promise<Catalogue> =>
    this.work().then(
      async (work) => work.askCatalogue(),
      () => ({ routes: [], problem: NOT_FETCHED }),
    );

  readonly askExchanges = async (offset: number, limit: number): Promise<ExchangePage> =>
    this.work().then(
      async (work) => work.askExchanges(offset, limit),
      () => ({ total: 0, rows: [] }),
    );

  readonly allow = (origins: readonly string[]): void => this.now?.allow(origins);

  hear(message: OutsideMessage): void {
    if (this.now !== null) this.now.hear(message);
    // What cannot be fetched shows nothing; the worker itself calls nobody without consent.
    else
      void this.work().then(
        (work) => work.hear(message),
        () => undefined,
      );
  }

  answerAll(why: string): void {
    this.now?.answerAll(why);
  }

  /** Somebody has the run play: whether it has to wait for their consent, for which they are asked then. */
  waitsForConsent(): boolean {
    this.isPlayWanted = true;
    return this.now?.waitsForConsent() === true;
  }

  rest(): void {
    this.isPlayWanted = false;
  }

  tellAllowed(): void {
    this.now?.tellAllowed();
  }

  private async work(): Promise<OutsideWork> {
    const { OutsideWork: Work } = await import('./outside-work');
    this.now ??= new Work(this.run, () => this.isPlayWanted);
    return this.now;
  }
}

const NOT_FETCHED = 'A part of the page that this takes could not be fetched. Are you offline? Try again.';

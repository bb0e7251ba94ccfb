import type { Outcome } from '../../base/outcome';
import type { WireProblem } from '../../scenario/run-file/wire-problems';
import type { HttpHeaders } from '../http';
import type { Verdicts } from './verdicts';

/** One real request. */
export interface WireAsk {
  readonly method: string;
  /** Complete; of http or https, without a password. */
  readonly url: string;
  readonly headers: HttpHeaders;
  readonly body: string | null;
  /** For all of it: until the last byte of the answer has come. */
  readonly timeoutMs: number;
  /** No more of an answer is read; 1 MiB unless it is said. */
  readonly mostBytes?: number;
}

/** The page in whose name requests are made, as its browser sees it. */
export interface WirePage {
  readonly pageOrigin: string;
  /** Whether it came by https, so that its browser refuses to call http. */
  readonly secure: boolean;
}

export interface WireTools extends WirePage {
  /** As a function of its own: browsers refuse `fetch` as a method of anything else than their global object. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** In ms of a clock that only goes forward. */
  readonly wall: () => number;
  /** Ends the request when the run does not wait for it any more. */
  readonly signal?: AbortSignal;
  /** What was found out about servers; one for all requests of a run. */
  readonly verdicts: Verdicts;
}

/** What came of it. There is always one, whatever happened. */
export interface WireAnswer {
  /** 0 when no answer came, or none that the page may read. */
  readonly status: number;
  /** Only those that somebody needs: content-type, content-length and retry-after. */
  readonly headers: HttpHeaders;
  /** Empty when the answer is too large. */
  readonly body: string;
  /** Of the body, as far as it was read. */
  readonly bytes: number;
  /** Of the request itself, without what was done to find out why it failed. */
  readonly tookMs: number;
  /** When the server wants to be asked again; null when it does not say so. */
  readonly retryAfterMs: number | null;
  /** What the guards of the call see. */
  readonly outcome: Outcome;
  readonly problem: WireProblem | null;
  /** What happened, and what to do, in a sentence or two. */
  readonly words: string;
}

export const MOST_BYTES = 1_048_576;

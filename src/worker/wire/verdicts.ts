/**
 * Why a request failed of which the browser says only that it failed.
 * - `silent`: the server does not answer at all.
 * - `no-origin`: it answers, and lets this page read nothing.
 * - `no-preflight`: it lets this page read answers to plain requests, and refuses the headers of this one.
 * - `no-method`: the same, and it refuses the method.
 * - `lost-detour`: it sends requests on to where no answer comes from, or in circles.
 * - `closed-detour`: it sends requests on to where this page may read nothing.
 * - `broke`: right afterwards it answered as it should.
 * - `unknown`: there was not enough time to find out.
 */
export type Verdict =
  | 'silent'
  | 'no-origin'
  | 'no-preflight'
  | 'no-method'
  | 'lost-detour'
  | 'closed-detour'
  | 'broke'
  | 'unknown';

const KEPT_MS = 5000;
/** About so many kinds of requests an origin is asked while verdicts are kept; more get the newest verdict on it. */
const MOST_OF_AN_ORIGIN = 4;
/** When more kinds of requests than this were answered, remembering them begins anew. */
const MOST_READ = 500;

interface Kept {
  readonly subject: string;
  readonly verdict: Promise<Verdict>;
  readonly until: number;
}

/** Remembers for some seconds what was found out about a server, so that a failing one is not asked each time. */
export class Verdicts {
  private readonly byOrigin = new Map<string, readonly Kept[]>();
  private readonly read = new Set<string>();

  /** The verdict on a kind of request to an origin, found now if it is not known; those who ask at once share it. */
  async about(origin: string, subject: string, now: number, find: () => Promise<Verdict>): Promise<Verdict> {
    const fresh = (this.byOrigin.get(origin) ?? []).filter(({ until }) => until > now);
    const same = fresh.find((kept) => kept.subject === subject);
    const known = same ?? (fresh.length >= MOST_OF_AN_ORIGIN ? fresh.at(-1) : undefined);
    if (known !== undefined) return known.verdict;
    const verdict = find();
    this.byOrigin.set(origin, [...fresh, { subject, verdict, until: now + KEPT_MS }]);
    return verdict;
  }

  /** An answer to this kind of request came, and this page could read it. */
  noteRead(origin: string, subject: string): void {
    if (this.read.size >= MOST_READ) this.read.clear();
    this.read.add(`${origin} ${subject}`);
  }

  wasRead(origin: string, subject: string): boolean {
    return this.read.has(`${origin} ${subject}`);
  }
}

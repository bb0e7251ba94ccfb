import { FAILURE } from '../base/judgement';
import { INVALID, OK, type Outcome } from '../base/outcome';
import type { Time } from '../base/time';
import { judge } from '../policies/judge';
import { CacheGuard, type CacheLayer } from '../policies/layers/cache-layer';
import { FallbackGuard, type FallbackLayer } from '../policies/layers/fallback-layer';
import type { Guard } from '../policies/guard';
import { FROM_CACHE, FROM_FALLBACK_VALUE, type Call, type Ending } from './call';
import { KeptAnswers } from './kept-answers';
import { nameOf, type KeyNames, type NameKeeper } from './key-names';

/** Where a cache keeps the answer to a call. */
export interface PlaceInBook {
  readonly guard: CacheGuard;
  readonly key: number;
  readonly name: string;
}

/** What the caches of a guard keep, and its fallbacks that give the last good answer: a book for each engine. */
export class AnswerBooks {
  /** Those that may share an answer between two calls, for whoever looks after the names of answers. */
  readonly keepers: NameKeeper[] = [];
  private readonly books = new Map<Guard, KeptAnswers>();

  /** To be called for every engine of a guard that is new, before it is used. */
  open(guard: Guard): void {
    if (this.books.has(guard)) return;
    if (!(guard instanceof CacheGuard) && !(guard instanceof FallbackGuard)) return;
    const book = new KeptAnswers(guard.state);
    this.books.set(guard, book);
    this.keepers.push(book);
  }

  /** Settings have changed, or a snapshot was restored. */
  settleAnew(): void {
    for (const book of this.books.values()) book.settleAnew();
  }

  /** Under which key a cache keeps the answer to a call; null when it is not to be kept. */
  placeOf(layer: CacheLayer, names: KeyNames, call: Call): PlaceInBook | null {
    const isPersonal = layer.guard.config.perUser === 1;
    const key = names.answerKeyOf(call, isPersonal);
    const name = nameOf(call, isPersonal);
    return key < 0 || name === undefined ? null : { guard: layer.guard, key, name };
  }

  /** An outcome has come to a cache from inside: what it stands for is kept if the engine keeps it. */
  keepForCache({ guard, key, name }: PlaceInBook, came: Outcome, ending: Readonly<Ending>, now: Time): void {
    const book = this.books.get(guard);
    if (came === OK) book?.keep(key, name, ending.value, now);
    else if (judge(came) === FAILURE || came === INVALID) {
      book?.keepFailure(key, name, ending, now + guard.config.cacheErrorsNs);
    }
  }

  /** A cache answers with what it has: an answer, or a failure that it remembers. */
  serveFromCache({ guard }: CacheLayer, names: KeyNames, call: Call, outcome: Outcome, ending: Ending): void {
    const key = names.answerKeyOf(call, guard.config.perUser === 1);
    const book = this.books.get(guard);
    if (outcome === OK) book?.serve(key, ending, FROM_CACHE);
    else book?.serveFailure(key, ending);
  }

  keepForFallback(
    { guard }: FallbackLayer,
    names: KeyNames,
    call: Call,
    ending: Readonly<Ending>,
    now: Time,
  ): void {
    const name = nameOf(call, false);
    const key = names.answerKeyOf(call, false);
    if (key >= 0 && name !== undefined) this.books.get(guard)?.keep(key, name, ending.value, now);
  }

  serveFromFallback({ guard }: FallbackLayer, names: KeyNames, call: Call, ending: Ending): void {
    this.books.get(guard)?.serve(names.answerKeyOf(call, false), ending, FROM_FALLBACK_VALUE);
  }
}

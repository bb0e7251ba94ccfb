import { NS_PER_MS, type Time } from '../../base/time';
import * as engine from './engine';
import type { CacheSettings } from './settings';

interface Answer {
  readonly storedAt: Time;
  readonly expiresAt: Time;
}

interface Entry {
  readonly key: number;
  answer: Answer | undefined;
  failure: { readonly number: number; readonly until: Time } | undefined;
  refresh: number;
}

/** A cache as a list of entries, those that make room first in front, which looks at all of them every time. */
export class Oracle {
  entries: Entry[] = [];
  permits = 0;
  counts = { fresh: 0, stale: 0, negative: 0, misses: 0, evictions: 0, expirations: 0, flushed: 0, added: 0 };
  private flushedPermits = 0;

  /** `isGone` says of a key that it has made room: where several might have, the engine is free to choose. */
  constructor(
    private settings: CacheSettings,
    private readonly isGone: (key: number) => boolean,
  ) {}

  lookup(key: number, now: Time): number {
    const entry = this.find(key);
    const verdict = entry === undefined ? engine.MISS : this.verdictOn(entry, now);
    if (verdict === engine.MISS) {
      this.counts.misses += 1;
      this.permits += 1;
      return verdict;
    }
    if (verdict === engine.FRESH || verdict === engine.FRESH_REFRESH) this.counts.fresh += 1;
    else if (verdict === engine.NEGATIVE) this.counts.negative += 1;
    else this.counts.stale += 1;
    if (entry !== undefined) {
      if (verdict === engine.FRESH_REFRESH || verdict === engine.STALE_REFRESH) {
        this.permits += 1;
        entry.refresh = this.permits;
      }
      this.used(entry);
    }
    return verdict;
  }

  store(key: number, permit: number, now: Time, draw: number): void {
    if (permit <= this.flushedPermits) return;
    const { ttlJitter } = this.settings;
    const life = Math.max(1, Math.round(ns(this.settings.ttlMs) * (1 + ttlJitter * (2 * draw - 1))));
    this.put({
      ...this.present(key, now),
      answer: { storedAt: now, expiresAt: now + life },
      failure: undefined,
      refresh: 0,
    });
  }

  fail(key: number, now: Time): number {
    const entry = this.find(key);
    const until = (entry?.answer?.expiresAt ?? -Infinity) + ns(this.settings.staleIfErrorMs);
    if (entry === undefined || this.settings.staleIfErrorMs === 0 || now >= until) return engine.PASS_ON;
    this.used(entry);
    return engine.SERVE_STALE;
  }

  refreshFailed(key: number, permit: number): void {
    const entry = this.find(key);
    if (entry?.refresh === permit) entry.refresh = 0;
  }

  flush(): void {
    this.counts.flushed += this.entries.length;
    this.entries = [];
    this.flushedPermits = this.permits;
  }

  adapt(settings: CacheSettings, now: Time): void {
    const before = this.settings;
    this.settings = settings;
    if (settings.flushes > before.flushes || settings.perUser !== before.perUser) this.flush();
    for (const entry of this.entries) if (settings.cacheErrorsMs === 0) entry.failure = undefined;
    const useful = this.entries.filter((entry) => this.uses(entry, now).length > 0);
    this.counts.expirations += this.entries.length - useful.length;
    const tooMany = Math.max(0, useful.length - settings.maxEntries);
    this.counts.evictions += tooMany;
    this.entries = useful.slice(tooMany);
  }

  find(key: number): Entry | undefined {
    return this.entries.find((entry) => entry.key === key);
  }

  /** All that an entry is good for at this instant. */
  private uses(entry: Entry, now: Time): string[] {
    const { staleWhileRevalidateMs, staleIfErrorMs } = this.settings;
    const uses: string[] = [];
    if (entry.answer !== undefined) {
      const age = now - entry.answer.expiresAt;
      if (age < 0) uses.push('fresh');
      if (age >= 0 && age < ns(staleWhileRevalidateMs)) uses.push('stale');
      if (age >= 0 && age < ns(staleIfErrorMs)) uses.push('for failures');
    }
    if (entry.failure !== undefined && now < entry.failure.until) uses.push('failed');
    return uses;
  }

  private verdictOn(entry: Entry, now: Time): number {
    const uses = this.uses(entry, now);
    const mayRefresh = entry.refresh === 0 && !uses.includes('failed');
    if (uses.includes('fresh') && entry.answer !== undefined) {
      const { storedAt, expiresAt } = entry.answer;
      const ahead = Math.round((expiresAt - storedAt) * this.settings.refreshAhead);
      const begins = mayRefresh && ahead > 0 && expiresAt - now <= ahead;
      return begins ? engine.FRESH_REFRESH : engine.FRESH;
    }
    if (uses.includes('stale')) return mayRefresh ? engine.STALE_REFRESH : engine.STALE;
    if (!uses.includes('failed')) return engine.MISS;
    return uses.includes('for failures') ? engine.STALE_FOR_FAILURE : engine.NEGATIVE;
  }

  remember(key: number, permit: number, now: Time, number: number): void {
    const { cacheErrorsMs } = this.settings;
    if (cacheErrorsMs === 0 || permit <= this.flushedPermits) return;
    const known = this.find(key);
    if (known !== undefined && this.uses(known, now).includes('fresh')) return;
    this.put({ ...this.present(key, now), failure: { number, until: now + ns(cacheErrorsMs) } });
  }

  /** What is known of a key that is of use, taken out of the list; or an empty entry. */
  private present(key: number, now: Time): Entry {
    const known = this.find(key);
    if (known !== undefined) {
      this.entries = this.entries.filter((entry) => entry !== known);
      if (this.uses(known, now).length > 0) return known;
      this.counts.expirations += 1;
    } else if (this.entries.length >= this.settings.maxEntries) this.makeRoom(now);
    this.counts.added += 1;
    return { key, answer: undefined, failure: undefined, refresh: 0 };
  }

  private makeRoom(now: Time): void {
    const useless = this.entries.filter((entry) => this.uses(entry, now).length === 0);
    if (useless.length === 0) {
      this.counts.evictions += 1;
      this.entries.shift();
      return;
    }
    // Of those without use the one goes that has been so for the longest time.
    this.counts.expirations += 1;
    const first = Math.min(...useless.map((entry) => this.uselessSince(entry)));
    const candidates = useless.filter((entry) => this.uselessSince(entry) === first);
    const gone = candidates.find((entry) => this.isGone(entry.key)) ?? candidates[0];
    this.entries = this.entries.filter((entry) => entry !== gone);
  }

  private uselessSince(entry: Entry): Time {
    const { staleWhileRevalidateMs, staleIfErrorMs } = this.settings;
    const after = Math.max(ns(staleWhileRevalidateMs), ns(staleIfErrorMs));
    const answered = entry.answer === undefined ? 0 : entry.answer.expiresAt + after;
    return Math.max(answered, entry.failure?.until ?? 0);
  }

  private used(entry: Entry): void {
    if (this.settings.eviction === 'lru') this.put(entry);
  }

  private put(entry: Entry): void {
    this.entries = [...this.entries.filter((other) => other.key !== entry.key), entry];
  }
}

function ns(ms: number): number {
  return Math.round(ms * NS_PER_MS);
}

import { findSlot, type KeyTable } from '../base/key-table';
import type { Time } from '../base/time';
import { FROM_NOWHERE, type Ending, type FROM_CACHE, type FROM_FALLBACK_VALUE } from './call';
import type { NameKeeper } from './key-names';

interface Kept {
  readonly key: number;
  readonly name: string;
  value: unknown;
  /** A failure that is remembered: where it came from, and what it was. */
  failureFrom: number;
  failure: unknown;
}

interface AnswerTable extends KeyTable {
  readonly storedAt: Float64Array;
  readonly failedUntil?: Float64Array;
}

/**
 * The answers of one cache, or of a fallback that gives the last good answer. The engine knows keys and times, and in
 * which slot each key lies; the values lie here in the same slots, so there are never more of them than it has room for.
 */
export class KeptAnswers implements NameKeeper {
  private slots: (Kept | undefined)[] = [];

  constructor(private readonly table: AnswerTable) {}

  nameUnder(key: number): string | undefined {
    return this.under(key)?.name;
  }

  /** Keeps a value when the engine has stored an answer for the key at this very instant. */
  keep(key: number, name: string, value: unknown, now: Time): void {
    const slot = this.slotOf(key);
    if (slot < 0 || this.table.storedAt[slot] !== now) return;
    const kept = this.at(slot, key, name);
    kept.value = value;
    kept.failureFrom = FROM_NOWHERE;
    kept.failure = undefined;
  }

  /** Keeps what a failure was when the engine has just begun to remember it. */
  keepFailure(key: number, name: string, ending: Readonly<Ending>, until: Time): void {
    const slot = this.slotOf(key);
    if (slot < 0 || this.table.failedUntil?.[slot] !== until) return;
    const kept = this.at(slot, key, name);
    kept.failureFrom = ending.from;
    kept.failure = ending.value;
  }

  /** The engine answers with what it has under a key. */
  serve(key: number, ending: Ending, from: typeof FROM_CACHE | typeof FROM_FALLBACK_VALUE): void {
    ending.from = from;
    ending.value = this.under(key)?.value;
  }

  serveFailure(key: number, ending: Ending): void {
    const kept = this.under(key);
    ending.from = kept?.failureFrom ?? FROM_NOWHERE;
    ending.value = kept?.failure;
  }

  /** The engine has put its keys into other slots, or has forgotten some. */
  settleAnew(): void {
    const before = this.slots;
    this.slots = [];
    for (const kept of before) {
      if (kept === undefined) continue;
      const slot = this.slotOf(kept.key);
      if (slot >= 0) this.slots[slot] = kept;
    }
  }

  private slotOf(key: number): number {
    return this.table.heads.length === 0 ? -1 : findSlot(this.table, key);
  }

  private under(key: number): Kept | undefined {
    const slot = this.slotOf(key);
    const kept = slot < 0 ? undefined : this.slots[slot];
    return kept?.key === key ? kept : undefined;
  }

  private at(slot: number, key: number, name: string): Kept {
    const known = this.slots[slot];
    if (known?.key === key) return known;
    const fresh = {
      key,
      name,
      value: undefined,
      failureFrom: FROM_NOWHERE,
      failure: undefined,
    };
    this.slots[slot] = fresh;
    return fresh;
  }
}

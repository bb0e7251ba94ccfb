import { explainDecision, explainGuard } from '../../policies/explanations';
import { BudgetGuard } from '../../policies/layers/retry-budget';
import { RetryGuard } from '../../policies/layers/retry-guard';
import type { Guard } from '../../policies/guard';
import type { DecisionRecord, LayerRecord, TraceRecord } from '../../sim/tracing/records';
import type { World } from '../../sim/world';
import type { WhyWindow } from '../traces';
import { windowOf } from './breaker-window';
import { factsOf, type GuardFacts } from './guard-facts';

/** What the engine of a layer said about itself at the instant of a decision, right after it. */
export interface GuardWords {
  readonly guard: number;
  /** Where it stands. */
  readonly state: string;
  /** What it decided last, if it remembers. */
  readonly decision: string | null;
  /** Why the budget that it shares denied what it asked for last. */
  readonly budget: string | null;
  readonly window: WhyWindow | null;
  readonly facts: GuardFacts | null;
}

export function wordsOfGuard(world: World, guard: number): GuardWords {
  const engine = world.configuration.guards[guard].guard;
  return {
    guard,
    state: explainGuard(engine, world.now).sentence,
    decision: explainDecision(engine)?.sentence ?? null,
    budget: budgetOf(engine),
    window: windowOf(engine),
    facts: factsOf(engine),
  };
}

function budgetOf(guard: Guard): string | null {
  const budget = guard instanceof RetryGuard ? guard.budget : undefined;
  if (!(budget instanceof BudgetGuard)) return null;
  return explainDecision(budget)?.sentence ?? null;
}

/** Asks the guards of one request at the very instants of their decisions, while it is recorded. */
export class GuardNotes {
  private readonly noted: { readonly record: DecisionRecord; readonly words: GuardWords }[] = [];
  private readonly byRecord = new Map<TraceRecord, GuardWords>();
  /** The layer that acted last: what is noted without a layer of its own is its doing. */
  private acting: LayerRecord | null = null;

  readonly take = (record: DecisionRecord, world: World): void => {
    if (record.kind === 'worked') return;
    if (record.kind === 'noted') {
      const guard = this.noter(record);
      if (guard >= 0) this.noted.push({ record, words: wordsOfGuard(world, guard) });
      return;
    }
    if (record.kind !== 'guard-changed') this.acting = record;
    if (record.guard >= 0) this.noted.push({ record, words: wordsOfGuard(world, record.guard) });
  };

  private noter({ call, dispatched }: DecisionRecord & { readonly kind: 'noted' }): number {
    const { acting } = this;
    return acting?.call === call && acting.dispatched === dispatched ? acting.guard : -1;
  }

  /** The records are copies of those that were told; each kind comes in the same order. */
  pair(records: readonly TraceRecord[]): void {
    let next = 0;
    for (const record of records) {
      const candidate = this.noted.at(next);
      if (candidate === undefined) return;
      if (!isSame(candidate.record, record)) continue;
      this.byRecord.set(record, candidate.words);
      next++;
    }
  }

  of(record: TraceRecord): GuardWords | undefined {
    return this.byRecord.get(record);
  }
}

function isSame(told: DecisionRecord, record: TraceRecord): boolean {
  const isNear = told.kind === record.kind && told.dispatched === record.dispatched;
  return isNear && JSON.stringify(told) === JSON.stringify(record);
}

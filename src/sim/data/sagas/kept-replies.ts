import type { Outcome } from '../../../base/outcome';
import type { Deeds } from '../deeds';

/** Replies that came while nobody could take them. They wait with their deeds, in the order in which they came. */
export class KeptReplies {
  /** How many replies ever had to wait. */
  count = 0;

  constructor(private readonly deeds: Deeds) {}

  keep(deed: number, outcome: Outcome): void {
    const { col } = this.deeds.table;
    col.came[deed] = ++this.count;
    col.outcome[deed] = outcome;
    this.deeds.hold(deed);
  }

  drop(saga: number): void {
    const { table } = this.deeds;
    for (let deed = 0; deed < table.high; deed++) {
      if (table.col.came[deed] === 0 || table.col.saga[deed] !== saga) continue;
      table.col.came[deed] = 0;
      this.deeds.release(deed);
    }
  }

  /** Hands over those of some sagas. A reply before another may be the end of the saga of both: that one is dropped. */
  take(isMeant: (saga: number) => boolean, hear: (deed: number, outcome: Outcome) => void): void {
    const { table } = this.deeds;
    const kept: number[] = [];
    for (let deed = 0; deed < table.high; deed++) {
      if (table.col.came[deed] > 0 && isMeant(table.col.saga[deed])) kept.push(deed);
    }
    kept.sort((a, b) => table.col.came[a] - table.col.came[b]);
    for (const deed of kept) {
      if (table.col.came[deed] === 0) continue;
      const outcome = table.col.outcome[deed];
      table.col.came[deed] = 0;
      hear(deed, outcome);
      this.deeds.release(deed);
    }
  }
}

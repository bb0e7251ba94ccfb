import { CLOSED, CONTROL_CHANGED, FORCED_OPEN } from '../../patterns/circuit-breaker/catalogue';
import { BreakerGuard } from '../../policies/layers/breaker-layer';
import { BREAKER_CHANGED, type ChangeLog } from '../../sim/change-log';
import type { Configuration } from '../../sim/configuration';
import type { Time } from '../../base/time';

interface Change {
  readonly time: Time;
  readonly mode: number;
  readonly reason: number;
}

/** When each breaker was closed, as the log of changes has it. The log only grows, so each row is read once. */
export class BreakerTimes {
  private log: ChangeLog | undefined;
  private read = 0;
  /** By guard. */
  private readonly changes = new Map<number, Change[]>();

  /** Whether a breaker may have turned calls away at some time from here to there. */
  mayReject(log: ChangeLog, { guards }: Configuration, guard: number, from: Time, to: Time): boolean {
    this.take(log);
    const changes = this.changes.get(guard) ?? [];
    const next = countUpTo(changes, to);
    for (let at = next - 1; at >= 0; at--) {
      if (changes[at].mode !== CLOSED) return true;
      if (changes[at].time < from) return false;
    }
    // Before its first change it was closed, unless somebody held it open.
    if (changes.length > 0) return changes[0].reason >= CONTROL_CHANGED;
    const engine = guards[guard].guard;
    return engine instanceof BreakerGuard && engine.config.control === FORCED_OPEN;
  }

  private take(log: ChangeLog): void {
    if (this.log !== log) {
      this.log = log;
      this.read = 0;
      this.changes.clear();
    }
    for (; this.read < log.length; this.read++) {
      const { code, subject, time, a: mode, b: reason } = log.at(this.read);
      if (code !== BREAKER_CHANGED) continue;
      const known = this.changes.get(subject);
      if (known === undefined) this.changes.set(subject, [{ time, mode, reason }]);
      else known.push({ time, mode, reason });
    }
  }
}

/** How many of the changes, in the order of time, came up to a moment. */
function countUpTo(changes: readonly Change[], time: Time): number {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (changes[middle].time <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

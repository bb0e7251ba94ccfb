import type { ChoiceSettings } from './config';

interface Instance {
  weight: number;
  healthy: boolean;
  since: number;
}

/**
 * A balancer that keeps every call in a list and says of each choice who may be chosen. It is slow, and written to
 * be obviously right: the engine's choice has to be among those that it names.
 */
export class Oracle {
  readonly instances: Instance[] = [];
  readonly calls: { readonly instance: number; settled: boolean; readonly inPanic: boolean }[] = [];

  constructor(public settings: ChoiceSettings) {}

  open(count: number): void {
    while (this.instances.length < count) this.instances.push({ weight: 0, healthy: false, since: 0 });
  }

  set(instance: number, weight: number, healthy: boolean, now: number): void {
    const known = this.instances[instance];
    const before = known.weight > 0 && known.healthy;
    if (!before && weight > 0 && healthy) known.since = now;
    known.weight = weight;
    known.healthy = healthy;
  }

  isPanicking(): boolean {
    const members = this.instances.filter((one) => one.weight > 0);
    const healthy = members.filter((one) => one.healthy);
    return members.length > 0 && healthy.length / members.length < this.settings.panicBelow;
  }

  candidates(): number[] {
    const isPanicking = this.isPanicking();
    const numbers = this.instances.map((_, instance) => instance);
    return numbers.filter(
      (instance) => this.instances[instance].weight > 0 && (isPanicking || this.instances[instance].healthy),
    );
  }

  /** Everybody whom the settings allow for the next call. */
  allowed(leftOut: readonly number[], now: number): number[] {
    const free = this.candidates().filter((instance) => !leftOut.includes(instance));
    if (free.length === 0) return [];
    switch (this.settings.algorithm) {
      case 'first':
        return [free[0]];
      case 'round-robin':
        return this.inTurn(free);
      case 'least-connections': {
        const least = Math.min(...free.map((instance) => this.load(instance, now)));
        return free.filter((instance) => this.load(instance, now) <= least * (1 + 1e-12));
      }
      case 'two-choices': {
        const most = Math.max(...free.map((instance) => this.load(instance, now)));
        const worst = free.filter((instance) => this.load(instance, now) >= most * (1 - 1e-12));
        return worst.length === 1 && free.length > 1 ? free.filter((one) => one !== worst[0]) : free;
      }
      default:
        return free;
    }
  }

  underWay(instance: number): number {
    return this.calls.filter((call) => call.instance === instance && !call.settled).length;
  }

  private inTurn(free: readonly number[]): number[] {
    if (this.calls.length === 0) return [...free];
    const { instance: last } = this.calls[this.calls.length - 1];
    return [free.find((instance) => instance > last) ?? free[0]];
  }

  private load(instance: number, now: number): number {
    const { weight, since } = this.instances[instance];
    const { slowStartMs } = this.settings;
    const grown = slowStartMs === 0 ? 1 : Math.min(1, (now - since) / (slowStartMs * 1e6));
    const hundredths = Math.max(10, Math.floor(grown * 100 + 1e-9));
    return (this.underWay(instance) + 1) / (weight * hundredths);
  }
}

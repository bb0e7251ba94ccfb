import type { CheckedLayer } from './check-stack';
import type { LayerHost } from './layer-host';
import { hasKind, makeStack, type GuardPart, type StackVersion } from './stack-version';

const WORD = 4294967296;

/** Before the first stack is installed, which is before the first call. */
const NOTHING_YET: StackVersion = {
  index: 0,
  models: [],
  layers: [],
  lanes: [],
  frameWidth: 0,
  choosesInstance: false,
  carriesValues: false,
  isTimeless: true,
  breakers: [],
};

/** The versions of the stack of a guard that calls are on, and the engines of all of them. */
export class StacksOfGuard {
  readonly parts: GuardPart[] = [];
  private readonly versions: StackVersion[] = [];
  /** The version that calls enter now. */
  current: StackVersion = NOTHING_YET;
  /** The same without hedges, for calls that must not be made twice. */
  once: StackVersion = NOTHING_YET;
  /** Where the instances are: the engines know them by their places. */
  places: readonly number[] = [];

  constructor(private readonly host: LayerHost) {}

  /** Whether any version needs somebody who looks after values. */
  get carryValues(): boolean {
    return this.versions.some(({ carriesValues }) => carriesValues);
  }

  version(index: number): StackVersion {
    return this.versions[index];
  }

  /** From here on calls enter this stack. Those under way finish on the one that they entered. */
  install(models: readonly CheckedLayer[], instances: readonly string[], weights: readonly number[]): void {
    const { host } = this;
    this.place(instances);
    // Calls on older versions meet engines with newer settings, and these may go by the time.
    this.versions.forEach((older, at) => (this.versions[at] = { ...older, isTimeless: false }));
    this.current = this.add(models, weights, true);
    this.once = hasKind(models, ['hedge'])
      ? this.add(
          models.filter(({ kind }) => kind !== 'hedge'),
          weights,
          false,
        )
      : this.current;
    this.parts.forEach(({ guard }, index) => {
      host.books.open(guard);
      if (guard.due !== undefined) host.guardDeadline(index, guard.nextDeadline());
    });
    host.books.settleAnew();
  }

  /** `adopts`: engines that were there before take the settings over. */
  private add(models: readonly CheckedLayer[], weights: readonly number[], adopts: boolean): StackVersion {
    const { host } = this;
    const { name, shares, others, random } = host.options;
    const { version, known } = makeStack(models, this.freeIndex(), {
      guardName: name,
      now: host.now,
      parts: this.parts,
      shared: host.era.shared,
      shares,
      luck: () => Math.floor(random() * WORD) | 0,
      instances: host.instances.length,
      weights: this.weightsByPlace(weights),
      others: Object.keys(others),
      openLane: (delay) => host.lanes.open(delay),
    });
    host.rows.widen(version.frameWidth);
    this.versions[version.index] = version;
    for (const one of known) if (adopts) one.adopt(host);
    return version;
  }

  /** Instances keep their places for good. The same list stays the same, so that engines see when it is another. */
  private place(instances: readonly string[]): void {
    const known = this.host.instances;
    for (const name of instances) if (!known.includes(name)) known.push(name);
    const places = instances.map((name) => known.indexOf(name));
    const isSame =
      places.length === this.places.length && places.every((place, index) => place === this.places[index]);
    if (!isSame) this.places = places;
  }

  private weightsByPlace(weights: readonly number[]): number[] {
    const byPlace: number[] = this.host.instances.map(() => 1);
    this.places.forEach((place, index) => (byPlace[place] = weights[index] ?? 1));
    return byPlace;
  }

  private freeIndex(): number {
    const inUse = new Set<number>();
    const { flights, attempts } = this.host.rows;
    flights.forEach(({ call }, row) => {
      if (call !== null) inUse.add(attempts.col.stack[row]);
    });
    const free = this.versions.findIndex(({ index }) => !inUse.has(index) && index !== this.current.index);
    return free >= 0 ? free : this.versions.length;
  }
}

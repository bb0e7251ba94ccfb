import { mix32 } from '../../base/keyed-hash';
import { UNAVAILABLE, type Outcome } from '../../base/outcome';
import type { Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import * as engine from '../../patterns/load-balancer/engine';
import { BALANCER_FIGURE } from '../figures';
import type { Guard } from '../guard';
import type { Host } from '../host';
import { PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import type { EjectionGuard } from './ejection-layer';
import { TriedInstances } from './tried-instances';

const FOR_CHOICE = 0x1b0c;

export interface BalancerConfig {
  readonly choice: engine.LoadBalancerConfig;
  /** By place: which share of the calls an instance is to have; 1 where nothing is said. */
  readonly weights: readonly number[];
  /** The guard on the same edge that ejects instances, if there is one. */
  readonly ejection: () => EjectionGuard | null;
}

export class BalancerGuard implements Guard {
  readonly state: engine.LoadBalancerState;
  /** What the engine was told last, so that it is told only what is new. Derived: not part of a snapshot. */
  private told: readonly number[] | null = null;
  private toldChanges = -1;

  constructor(
    public config: BalancerConfig,
    now: Time,
  ) {
    this.state = engine.init(config.choice, now);
  }

  configure(config: BalancerConfig, now: Time): void {
    this.config = config;
    engine.adapt(config.choice, this.state, now);
    this.stateReplaced();
  }

  /** Whatever the engine was told is to be told again. */
  stateReplaced(): void {
    this.told = null;
    this.toldChanges = -1;
  }

  shape(): Shape {
    return engine.shape(this.config.choice);
  }

  nextDeadline(): Time {
    return engine.nextDeadline(this.config.choice, this.state);
  }

  advance(now: Time): void {
    engine.advance(this.config.choice, this.state, now);
  }

  figures(row: Float64Array, at: number): void {
    const { members, candidateCount, panicking, chosen, foundNobody } = this.state;
    row[at + BALANCER_FIGURE.members] = members;
    row[at + BALANCER_FIGURE.candidates] = candidateCount;
    row[at + BALANCER_FIGURE.panicking] = panicking;
    row[at + BALANCER_FIGURE.chosen] = chosen;
    row[at + BALANCER_FIGURE.foundNobody] = foundNobody;
  }

  chosenShare(place: number): number {
    const { chosen, chosenEach } = this.state;
    return (chosenEach[place] ?? 0) / chosen;
  }

  /** Tells the engine which instances there are and which of them are ejected, if that has changed. */
  bringUpToDate(host: Host, row: number): void {
    const known = host.knownInstances(row);
    const ejection = this.config.ejection();
    if (ejection !== null) ejection.bringUpToDate(host, row);
    const changes = ejection === null ? 0 : ejection.state.changes;
    if (known === this.told && changes === this.toldChanges) return;
    this.told = known;
    this.toldChanges = changes;
    this.tell(known, ejection, host.now);
  }

  private tell(known: readonly number[], ejection: EjectionGuard | null, now: Time): void {
    const { choice, weights } = this.config;
    for (let place = 0; place < choice.instances; place++) {
      const weight = known.includes(place) ? (weights[place] ?? 1) : 0;
      const isEjected = ejection !== null && ejection.isEjected(place);
      engine.setInstance(this.state, place, weight, !isEjected, now);
    }
  }
}

/**
 * Chooses the instance that takes a call. Further tries of the call, by layers further out, go to other instances as
 * long as there are any, and never to one where another try of it is still waited for.
 */
export class BalancerLayer extends PlacedLayer {
  /** Where the try is under way, plus 1; and, when layers further out may try again, where its tries went. */
  readonly frameSize: number;
  private readonly tried: TriedInstances | null;

  constructor(
    place: LayerPlace,
    readonly guard: BalancerGuard,
    { choice: { instances } }: BalancerConfig,
    private readonly hashesBy: 'key' | 'user',
    triesFurtherOut: boolean,
  ) {
    super(place);
    this.tried = triesFurtherOut && instances > 1 ? new TriedInstances(place.frame + 1, instances) : null;
    this.frameSize = 1 + (this.tried?.frameSize ?? 0);
  }

  enter(host: Host, row: number): Signal {
    const { guard, tried } = this;
    guard.bringUpToDate(host, row);
    const place = this.choose(host, row);
    host.frames[row * host.frameWidth + this.frame] = place + 1;
    if (place === engine.NOBODY) return UNAVAILABLE;
    host.chooseInstance(row, place);
    tried?.begin(host, row, place);
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome): Signal {
    this.tried?.endWaiting(host, row, host.frames[row * host.frameWidth + this.frame] - 1);
    this.release(host, row);
    return outcome;
  }

  override release(host: Host, row: number): void {
    const at = row * host.frameWidth + this.frame;
    engine.settle(this.guard.config.choice, this.guard.state, host.frames[at] - 1);
    host.frames[at] = 0;
  }

  /** Nobody waits for the try any more, though it may be under way: another may go to the same instance. */
  override withdraw(host: Host, row: number): number {
    this.tried?.endWaiting(host, row, host.frames[row * host.frameWidth + this.frame] - 1);
    return 0;
  }

  private choose(host: Host, row: number): number {
    const { guard, tried } = this;
    const { choice } = guard.config;
    const key = mix32(this.hashesBy === 'user' ? host.userOf(row) : host.keyOf(row), 0);
    const draw = host.draw(row, this, FOR_CHOICE);
    if (tried === null) return engine.choose(choice, guard.state, host.now, key, draw);
    const other = engine.chooseOther(choice, guard.state, host.now, key, draw, tried.tried(host, row));
    if (other !== engine.NOBODY) return other;
    // All were tried before; then anybody will do at whom no try is waited for now.
    return engine.chooseOther(choice, guard.state, host.now, key, draw, tried.waitedFor(host, row));
  }
}

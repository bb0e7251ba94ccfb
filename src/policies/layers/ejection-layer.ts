import type { Outcome } from '../../base/outcome';
import type { Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import * as engine from '../../patterns/outlier-ejection/engine';
import { EJECTION_FIGURE } from '../figures';
import type { Guard } from '../guard';
import type { Host } from '../host';
import { judge } from '../judge';
import { PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import type { BalancerLayer } from './balancer-layer';

export class EjectionGuard implements Guard {
  readonly state: engine.EjectionState;
  /** What the engine was told last. Derived: not part of a snapshot. */
  private told: readonly number[] | null = null;
  /** Who was ejected when the host was told last. Derived, too. */
  private shown: Float64Array | null = null;
  private changesBefore = 0;

  constructor(
    readonly index: number,
    public config: engine.EjectionConfig,
    now: Time,
  ) {
    this.state = engine.init(config, now);
  }

  configure(config: engine.EjectionConfig, host: Host): void {
    this.acting();
    engine.advance(this.config, this.state, host.now);
    this.config = config;
    engine.adapt(config, this.state, host.now);
    this.told = null;
    this.acted(host);
  }

  /** What the engine was told, and what was told of it, counts no more. */
  stateReplaced(): void {
    this.told = null;
    this.shown = null;
  }

  shape(): Shape {
    return engine.shape(this.config);
  }

  nextDeadline(): Time {
    return engine.nextDeadline(this.config, this.state);
  }

  advance(now: Time): void {
    engine.advance(this.config, this.state, now);
  }

  /** A sweep is due. */
  due(host: Host): void {
    this.acting();
    this.advance(host.now);
    this.acted(host);
  }

  figures(row: Float64Array, at: number): void {
    const { ejectedNow, members, ejections, overflowed } = this.state;
    row[at + EJECTION_FIGURE.ejected] = ejectedNow;
    row[at + EJECTION_FIGURE.members] = members;
    row[at + EJECTION_FIGURE.ejections] = ejections;
    row[at + EJECTION_FIGURE.overflowed] = overflowed;
  }

  isEjected(place: number): boolean {
    return place < this.config.instances && engine.isEjected(this.state, place);
  }

  ejectedUntil(place: number): Time {
    return this.state.ejectedUntil[place];
  }

  bringUpToDate(host: Host, row: number): void {
    const known = host.knownInstances(row);
    if (known === this.told) return;
    this.told = known;
    this.acting();
    for (let place = 0; place < this.config.instances; place++) {
      const isMember = known.includes(place);
      // Telling what is known already would let time act, and so would a run that goes on from a snapshot.
      if (isMember === (this.state.member[place] === 1)) continue;
      engine.setMember(this.config, this.state, place, isMember, host.now);
    }
    this.acted(host);
  }

  begin(host: Host, place: number): number {
    this.acting();
    const permit = engine.begin(this.config, this.state, place, host.now);
    this.acted(host);
    return permit;
  }

  complete(host: Host, place: number, permit: number, outcome: Outcome): void {
    this.acting();
    engine.complete(this.config, this.state, place, permit, host.now, judge(outcome));
    this.acted(host);
  }

  /** Before anything that may eject instances or let them back. */
  private acting(): void {
    if (this.shown === null) this.shown = this.state.ejected.slice();
    this.changesBefore = this.state.changes;
  }

  /** Tells of every instance that was ejected or let back meanwhile. */
  private acted(host: Host): void {
    const { state } = this;
    host.guardDeadline(this.index, this.nextDeadline());
    if (state.changes === this.changesBefore || this.shown === null) return;
    for (let place = 0; place < state.ejected.length; place++) {
      if (state.ejected[place] === (this.shown[place] ?? 0)) continue;
      host.instanceEjected(this.index, place, state.ejected[place] === 1);
    }
    this.shown = state.ejected.slice();
  }
}

/** Watches how calls end at each instance, so that whoever chooses instances can keep away from bad ones. */
export class EjectionLayer extends PlacedLayer {
  /** Where the try went, plus 1, and its permit. */
  static readonly FRAME_SIZE = 2;
  readonly frameSize: number;

  constructor(
    place: LayerPlace,
    readonly guard: EjectionGuard,
    /** Chooses when no other layer of the stack does. */
    private readonly chooser: BalancerLayer | null,
    /** Whether the instance is known when a try enters; otherwise a layer further in will choose it. */
    private readonly isChosen: boolean,
  ) {
    super(place);
    this.frameSize = EjectionLayer.FRAME_SIZE + (chooser?.frameSize ?? 0);
  }

  enter(host: Host, row: number): Signal {
    if (this.chooser !== null) {
      const signal = this.chooser.enter(host, row);
      if (signal !== PASS) return signal;
    }
    this.guard.bringUpToDate(host, row);
    const at = row * host.frameWidth + this.frame;
    // What stands there is where a try before went: this one may be turned away before it goes anywhere.
    if (!this.isChosen) host.chooseInstance(row, -1);
    const place = this.isChosen ? host.instanceOf(row) : -1;
    host.frames[at] = place + 1;
    if (place >= 0) host.frames[at + 1] = this.guard.begin(host, place);
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome, tryRow: number): Signal {
    this.chooser?.exit(host, row, outcome);
    this.complete(host, row, outcome, tryRow);
    return outcome;
  }

  override release(host: Host, row: number, outcome: Outcome): void {
    this.chooser?.release(host, row);
    this.complete(host, row, outcome, row);
  }

  override withdraw(host: Host, row: number): number {
    return this.chooser?.withdraw(host, row) ?? 0;
  }

  private complete(host: Host, row: number, outcome: Outcome, tryRow: number): void {
    const { guard } = this;
    const at = row * host.frameWidth + this.frame;
    const place = host.frames[at] - 1;
    if (place >= 0) {
      guard.complete(host, place, host.frames[at + 1], outcome);
      return;
    }
    // The instance was chosen further in: what is known is where the last try went, if it went anywhere.
    const went = host.instanceOf(tryRow);
    if (went >= 0) guard.complete(host, went, guard.begin(host, went), outcome);
  }
}

import type { Explanation } from '../../base/explanation';
import { SHORT_CIRCUITED, type Outcome } from '../../base/outcome';
import type { Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import { CLOSED } from '../../patterns/circuit-breaker/catalogue';
import * as engine from '../../patterns/circuit-breaker/engine';
import type { Guard } from '../guard';
import type { Host } from '../host';
import { judge } from '../judge';
import { PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';

export class BreakerGuard implements Guard {
  readonly state: engine.BreakerState;

  constructor(
    readonly index: number,
    public config: engine.BreakerConfig,
    now: Time,
  ) {
    this.state = engine.init(config, now);
  }

  /** New settings while running; returns with a state that fits them. */
  configure(config: engine.BreakerConfig, now: Time): void {
    this.config = config;
    engine.adapt(config, this.state, now);
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

  explain(now: Time): Explanation {
    return engine.explain(this.config, this.state, now);
  }
}

/** Lets a call through while its breaker permits, and tells the breaker how it ended. */
export class BreakerLayer extends PlacedLayer {
  /** The permit. */
  readonly frameSize = 1;

  constructor(
    place: LayerPlace,
    readonly guard: BreakerGuard,
  ) {
    super(place);
  }

  enter(host: Host, row: number): Signal {
    const { guard } = this;
    const { state } = guard;
    const watched = this.bringUpToDate(host);
    const { changes } = state;
    const permit = engine.tryAcquire(guard.config, state, host.now);
    if (watched || state.changes !== changes) this.report(host, changes);
    if (permit === engine.REJECTED) return SHORT_CIRCUITED;
    host.frames[row * host.frameWidth + this.frame] = permit;
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome): Signal {
    this.release(host, row, outcome);
    return outcome;
  }

  override release(host: Host, row: number, outcome: Outcome): void {
    const { guard } = this;
    const { state } = guard;
    const watched = this.bringUpToDate(host);
    const { changes } = state;
    const permit = host.frames[row * host.frameWidth + this.frame];
    engine.complete(guard.config, state, permit, host.now, judge(outcome));
    if (watched || state.changes !== changes) this.report(host, changes);
  }

  /** Lets time act on a breaker that is not closed, so that each of its changes is seen. True if it was not. */
  private bringUpToDate(host: Host): boolean {
    const { guard } = this;
    const { state } = guard;
    if (state.mode === CLOSED) return false;
    const { changes } = state;
    engine.advance(guard.config, state, host.now);
    if (state.changes !== changes) host.guardChanged(guard.index);
    return true;
  }

  private report(host: Host, changes: number): void {
    const { guard } = this;
    if (guard.state.changes !== changes) host.guardChanged(guard.index);
    host.guardDeadline(guard.index, engine.nextDeadline(guard.config, guard.state));
  }
}

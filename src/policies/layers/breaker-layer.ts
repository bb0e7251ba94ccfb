import { SHORT_CIRCUITED, type Outcome } from '../../base/outcome';
import type { Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import { CLOSED } from '../../patterns/circuit-breaker/catalogue';
import * as engine from '../../patterns/circuit-breaker/engine';
import type { Guard } from '../guard';
import type { Host } from '../host';
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
    const before = this.config;
    this.config = config;
    engine.adapt(config, this.state, now, before);
  }

  /** The same, with what follows from it told to the host. */
  adopt(config: engine.BreakerConfig, host: Host): void {
    const { changes } = this.state;
    this.configure(config, host.now);
    if (this.state.changes !== changes) host.guardChanged(this.index);
    host.guardDeadline(this.index, this.nextDeadline());
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

  /** It is time to half-open, or to end trials that bring no verdict. */
  due(host: Host): void {
    const { changes } = this.state;
    this.advance(host.now);
    if (this.state.changes !== changes) host.guardChanged(this.index);
  }
}

/** Offsets in the frame. */
const PERMIT = 0;
/** When the call was let through; only where slow calls are told from others. */
const START = 1;

/** Lets a call through while its breaker permits, and tells the breaker how it ended. */
export class BreakerLayer extends PlacedLayer {
  readonly frameSize: number;
  override readonly rejection = SHORT_CIRCUITED;

  /** `config` is of the version of the stack that the layer stands in; the guard's may be of the version before. */
  constructor(
    place: LayerPlace,
    readonly guard: BreakerGuard,
    config: engine.BreakerConfig,
  ) {
    super(place);
    this.frameSize = engine.needsDuration(config) ? 2 : 1;
  }

  enter(host: Host, row: number): Signal {
    const { guard } = this;
    const { state } = guard;
    const watched = this.bringUpToDate(host);
    const { changes } = state;
    const permit = engine.tryAcquire(guard.config, state, host.now);
    if (watched || state.changes !== changes) this.report(host, changes);
    if (permit === engine.REJECTED) return SHORT_CIRCUITED;
    const at = row * host.frameWidth + this.frame;
    host.frames[at + PERMIT] = permit;
    if (this.frameSize > START) host.frames[at + START] = host.now;
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
    const at = row * host.frameWidth + this.frame;
    const permit = host.frames[at + PERMIT];
    // A call that entered before anybody asked for slow calls has no start, and is not slow.
    const took = this.frameSize > START ? host.now - host.frames[at + START] : 0;
    engine.complete(guard.config, state, permit, host.now, outcome, took);
    if (watched || state.changes !== changes) this.report(host, changes);
  }

  override notBefore(): Time {
    return engine.retryAt(this.guard.config, this.guard.state);
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

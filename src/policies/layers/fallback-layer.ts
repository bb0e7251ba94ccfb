import { FALLBACK, OK, OUTCOMES, type Outcome } from '../../base/outcome';
import type { Time } from '../../base/time';
import * as engine from '../../patterns/fallback/engine';
import { FALLBACK_SERVED } from '../events';
import { FALLBACK_FIGURE } from '../figures';
import { EngineGuard } from '../engine-guard';
import type { Host } from '../host';
import { PARKED, PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { ascend } from '../walk';

/** Offsets in the frame of a fallback that asks another service. */
const PRIMARY = 0;
const OTHER = 1;
/** Added to the primary outcome as long as the call along the other edge is being made: it may end meanwhile. */
const BEGINNING = 64;

/** In place of the index of an edge: there is none. */
const NO_EDGE = -1;

export class FallbackGuard extends EngineGuard<engine.FallbackConfig, engine.FallbackState> {
  constructor(config: engine.FallbackConfig, now: Time) {
    super(engine, config, now);
  }

  figures(row: Float64Array, at: number): void {
    const { state } = this;
    row[at + FALLBACK_FIGURE.served] = state.servedStatic + state.servedCached + state.servedOther;
    row[at + FALLBACK_FIGURE.failed] = state.nothingCached + state.otherFailed;
    row[at + FALLBACK_FIGURE.primaryFailures] = state.failed + state.rejected;
  }
}

/** Answers in place of a call that failed. */
export class FallbackLayer extends PlacedLayer {
  readonly frameSize: number;

  constructor(
    place: LayerPlace,
    readonly guard: FallbackGuard,
    private readonly config: engine.FallbackConfig,
    private readonly edge = NO_EDGE,
  ) {
    super(place);
    this.frameSize = config.kind === engine.OTHER_SERVICE ? 2 : 0;
  }

  enter(): Signal {
    return PASS;
  }

  exit(host: Host, row: number, outcome: Outcome): Signal {
    const { config } = this;
    if (outcome === OK) {
      if (config.kind === engine.CACHED) this.keep(host, row);
      return OK;
    }
    const { mark } = OUTCOMES[outcome];
    if (mark === 'served' || mark === 'withdrawn') return outcome;
    return this.failed(host, row, outcome);
  }

  /** What must not be kept is not there to fall back on either. */
  private keep(host: Host, row: number): void {
    const { guard } = this;
    const key = host.cacheKeyOf(row, false);
    if (key >= 0) engine.keep(guard.config, guard.state, key, host.now);
  }

  private failed(host: Host, row: number, outcome: Outcome): Signal {
    const { config, guard } = this;
    const key = config.kind === engine.CACHED ? host.cacheKeyOf(row, false) : 0;
    const verdict = engine.fallBack(config, guard.state, key, outcome, host.now);
    if (verdict === engine.STANDS) return outcome;
    if (verdict === engine.ASK_OTHER) return this.askOther(host, row, outcome);
    host.note(row, FALLBACK_SERVED);
    return FALLBACK;
  }

  private askOther(host: Host, row: number, outcome: Outcome): Signal {
    if (this.edge === NO_EDGE) {
      engine.otherEnded(this.guard.state, false);
      return outcome;
    }
    const other = host.openOther(row, this.edge);
    const at = row * host.frameWidth + this.frame;
    host.frames[at + PRIMARY] = BEGINNING + outcome;
    host.frames[at + OTHER] = other;
    host.attempts.col.depth[row] = this.position;
    host.beginOther(other);
    // The frames may have moved meanwhile, and the other call may be over.
    const now = row * host.frameWidth + this.frame + PRIMARY;
    const result = host.frames[now];
    if (result < BEGINNING) return result;
    host.frames[now] = outcome;
    return PARKED;
  }

  override otherEnded(host: Host, row: number, outcome: Outcome): void {
    const served = OUTCOMES[outcome].mark === 'served';
    engine.otherEnded(this.guard.state, served);
    if (served) host.note(row, FALLBACK_SERVED);
    const at = row * host.frameWidth + this.frame + PRIMARY;
    const primary = host.frames[at];
    const result = served ? FALLBACK : primary % BEGINNING;
    if (primary >= BEGINNING) host.frames[at] = result;
    else ascend(host, row, this.position - 1, result);
  }

  override withdraw(host: Host, row: number): number {
    if (host.attempts.col.depth[row] !== this.position) return 0;
    engine.otherWithdrawn(this.guard.state);
    host.withdrawOther(host.frames[row * host.frameWidth + this.frame + OTHER]);
    return 0;
  }
}

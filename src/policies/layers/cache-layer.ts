import { FAILURE } from '../../base/judgement';
import { INVALID, OK, isRejection, type Outcome } from '../../base/outcome';
import type { Time } from '../../base/time';
import * as engine from '../../patterns/cache/engine';
import { CACHE_HIT, CACHE_MISS, CACHE_REFRESH, CACHE_STALE } from '../events';
import { CACHE_FIGURE } from '../figures';
import { EngineGuard } from '../engine-guard';
import type { Host } from '../host';
import { judge } from '../judge';
import { PASS, PlacedLayer, type LayerPlace, type Signal } from '../layer';
import { descend } from '../walk';

export class CacheGuard extends EngineGuard<engine.CacheConfig, engine.CacheState> {
  constructor(config: engine.CacheConfig, now: Time) {
    super(engine, config, now);
  }

  figures(row: Float64Array, at: number): void {
    const { config, state } = this;
    row[at + CACHE_FIGURE.entries] = state.keyCount;
    row[at + CACHE_FIGURE.room] = config.maxEntries;
    row[at + CACHE_FIGURE.hits] = state.fresh + state.negative;
    row[at + CACHE_FIGURE.misses] = state.misses;
    row[at + CACHE_FIGURE.stale] = state.stale + state.savedByStale;
    row[at + CACHE_FIGURE.refreshes] = state.refreshes;
    row[at + CACHE_FIGURE.evicted] = state.evictions;
  }
}

/** Offsets in the frame: what is asked for, -1 when it is not cached; and under which permit. */
const KEY = 0;
const PERMIT = 1;

/** The purpose of the one draw: how long an answer lives. */
const LIFE = 1;

/** Answers at once what was answered before, and keeps what comes out of the layers inside. */
export class CacheLayer extends PlacedLayer {
  readonly frameSize = 2;

  constructor(
    place: LayerPlace,
    readonly guard: CacheGuard,
  ) {
    super(place);
  }

  enter(host: Host, row: number): Signal {
    const { config, state } = this.guard;
    const key = host.cacheKeyOf(row, config.perUser === 1);
    if (key < 0) return this.go(host, row, key, 0);
    switch (engine.lookup(config, state, key, host.now)) {
      case engine.MISS:
        host.note(row, CACHE_MISS);
        return this.go(host, row, key, state.permits);
      case engine.FRESH:
        host.note(row, CACHE_HIT);
        return OK;
      case engine.FRESH_REFRESH:
        host.note(row, CACHE_HIT);
        this.refresh(host, row, key);
        return OK;
      case engine.STALE_REFRESH:
        host.note(row, CACHE_STALE);
        this.refresh(host, row, key);
        return OK;
      case engine.NEGATIVE:
        host.note(row, CACHE_HIT);
        return state.lastFailure;
      default:
        host.note(row, CACHE_STALE);
        return OK;
    }
  }

  exit(host: Host, row: number, outcome: Outcome): Signal {
    const { config, state } = this.guard;
    const key = this.take(host, row, outcome);
    if (key < 0 || !mayStandIn(outcome)) return outcome;
    if (engine.fail(config, state, key, host.now) === engine.PASS_ON) return outcome;
    host.note(row, CACHE_STALE);
    return OK;
  }

  /** Nobody waits for this answer any more, but those who ask next have the use of it. */
  override release(host: Host, row: number, outcome: Outcome): void {
    this.take(host, row, outcome);
  }

  override detachedEnded(host: Host, tryRow: number, outcome: Outcome): void {
    const at = tryRow * host.frameWidth + this.frame;
    if (outcome !== OK) {
      engine.refreshFailed(this.guard.state, host.frames[at + KEY], host.frames[at + PERMIT]);
    }
    this.take(host, tryRow, outcome);
  }

  private go(host: Host, row: number, key: number, permit: number): Signal {
    const at = row * host.frameWidth + this.frame;
    host.frames[at + KEY] = key;
    host.frames[at + PERMIT] = permit;
    return PASS;
  }

  private refresh(host: Host, row: number, key: number): void {
    const permit = this.guard.state.permits;
    host.note(row, CACHE_REFRESH);
    const tryRow = host.openDetached(row, this.position);
    this.go(host, tryRow, key, permit);
    descend(host, tryRow, this.position + 1);
  }

  /** Keeps what has come: an answer, or a failure that is to be remembered. Returns the key, -1 for none. */
  private take(host: Host, row: number, outcome: Outcome): number {
    const { config, state } = this.guard;
    const at = row * host.frameWidth + this.frame;
    const key = host.frames[at + KEY];
    const permit = host.frames[at + PERMIT];
    if (key < 0) return key;
    if (outcome === OK) engine.store(config, state, key, permit, host.now, host.draw(row, this, LIFE));
    else if (isRemembered(outcome)) engine.remember(config, state, key, permit, host.now, outcome);
    return key;
  }
}

/** Whoever was turned away, here or further in, has got nothing from the callee that would be worth remembering. */
function isRemembered(outcome: Outcome): boolean {
  return judge(outcome) === FAILURE || outcome === INVALID;
}

/** An old answer does not help who asked something wrong, or lost against another write, or does not wait any more. */
function mayStandIn(outcome: Outcome): boolean {
  return judge(outcome) === FAILURE || isRejection(outcome);
}

import type { ReactNode } from 'react';
import type { PatternId } from '../../../patterns/registry';
import type { ScenarioLayer } from '../../../scenario/format';
import {
  BALANCER_FIGURE,
  BUDGET_FIGURE,
  BULKHEAD_FIELD,
  CACHE_FIGURE,
  EJECTION_FIGURE,
  FALLBACK_FIGURE,
  FLIGHT_FIGURE,
  HEDGE_FIGURE,
  LIMITER_FIGURE,
  RETRY_FIELD,
  TIMEOUT_FIGURE,
} from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { count, milliseconds, rate, share } from '../../figures';
import { BreakerState } from '../breaker-state';
import { layerValue } from '../frame-reads';
import { LevelBar } from './level-bar';
import { useGrowth } from './use-growth';
import classes from './layer-live.module.css';

export interface LayerLiveProps {
  readonly edge: string;
  readonly layer: ScenarioLayer;
}

interface LayerPlace {
  readonly edge: string;
  readonly layer: string;
}

/** The one figure that says how a policy stands right now. */
export function LayerLive({ edge, layer: { id, kind, enabled } }: LayerLiveProps) {
  const Live = LIVE[kind];
  return (
    <span className={classes.live}>
      {enabled ? <Live edge={edge} layer={id} /> : <span className={classes.off}>off</span>}
    </span>
  );
}

const LIVE: Readonly<Record<PatternId, (place: LayerPlace) => ReactNode>> = {
  retry: Waiting,
  'circuit-breaker': BreakerState,
  timeout: TimedOut,
  bulkhead: Slots,
  'rate-limiter': Level,
  cache: HitRate,
  'single-flight': Joined,
  fallback: Served,
  hedge: Hedged,
  'load-balancer': Candidates,
  'outlier-ejection': Ejected,
};

function useLayer({ edge, layer }: LayerPlace, field: number): number {
  return useFrame(({ frame }) => layerValue(frame, edge, layer, field));
}

/** What a total of a layer grows by in a second. */
function useLayerGrowth({ edge, layer }: LayerPlace, field: number): number {
  return useGrowth((frame) => layerValue(frame, edge, layer, field));
}

function Waiting(place: LayerPlace) {
  const waiting = useLayer(place, RETRY_FIELD.waiting);
  const left = useLayer(place, BUDGET_FIGURE.left);
  const most = useLayer(place, BUDGET_FIGURE.most);
  if (Number.isNaN(waiting)) return null;
  const budget = `Budget: ${count(Math.max(0, Math.floor(left)))} of ${count(Math.floor(most))} retries left`;
  return (
    <>
      {most > 0 && <LevelBar part={left} whole={most} label={budget} />}
      {`${count(waiting)} waiting`}
    </>
  );
}

function TimedOut({ edge, layer }: LayerPlace) {
  const perSecond = useGrowth((frame) => layerValue(frame, edge, layer, TIMEOUT_FIGURE.timedOut));
  if (Number.isNaN(perSecond)) return null;
  return <span className={perSecond > 0 ? classes.failed : undefined}>{rate(perSecond)} timed out</span>;
}

function Slots(place: LayerPlace) {
  const { edge, layer } = place;
  return useFrame(({ frame }) => {
    const taken = layerValue(frame, edge, layer, BULKHEAD_FIELD.current);
    if (Number.isNaN(taken)) return '';
    const queued = layerValue(frame, edge, layer, BULKHEAD_FIELD.queued);
    const slots = `${count(taken)} / ${count(layerValue(frame, edge, layer, BULKHEAD_FIELD.limit))}`;
    return queued > 0 ? `${slots}, ${count(queued)} queued` : slots;
  });
}

function Level(place: LayerPlace) {
  const left = useLayer(place, LIMITER_FIGURE.remaining);
  const most = useLayer(place, LIMITER_FIGURE.capacity);
  const rejected = useLayerGrowth(place, LIMITER_FIGURE.rejected);
  if (Number.isNaN(left)) return null;
  return (
    <>
      <LevelBar
        part={left}
        whole={most}
        label={`${count(Math.max(0, Math.floor(left)))} of ${count(most)} left`}
      />
      {rejected > 0 ? (
        <span className={classes.rejected}>{rate(rejected)} rejected</span>
      ) : (
        `${count(Math.max(0, Math.floor(left)))} left`
      )}
    </>
  );
}

function HitRate(place: LayerPlace) {
  const hits = useLayerGrowth(place, CACHE_FIGURE.hits);
  const misses = useLayerGrowth(place, CACHE_FIGURE.misses);
  const stale = useLayerGrowth(place, CACHE_FIGURE.stale);
  const asked = hits + misses;
  if (!(asked > 0)) return Number.isNaN(asked) ? null : 'not asked';
  return (
    <>
      {share(hits / asked)} hits
      {stale > 0 && <span className={classes.degraded}>{rate(stale)} stale</span>}
    </>
  );
}

function Joined(place: LayerPlace) {
  const joined = useLayerGrowth(place, FLIGHT_FIGURE.joined);
  return Number.isNaN(joined) ? null : `${rate(joined)} joined`;
}

function Served(place: LayerPlace) {
  const served = useLayerGrowth(place, FALLBACK_FIGURE.served);
  if (Number.isNaN(served)) return null;
  return <span className={served > 0 ? classes.degraded : undefined}>{rate(served)} served</span>;
}

function Hedged(place: LayerPlace) {
  const delay = useLayer(place, HEDGE_FIGURE.delay);
  const sent = useLayerGrowth(place, HEDGE_FIGURE.sent);
  const won = useLayerGrowth(place, HEDGE_FIGURE.won);
  if (Number.isNaN(delay)) return null;
  const after = milliseconds(delay / 1e6);
  return sent > 0 ? `${after}, ${share(Math.min(1, won / sent))} won` : `after ${after}`;
}

function Candidates(place: LayerPlace) {
  const members = useLayer(place, BALANCER_FIGURE.members);
  const candidates = useLayer(place, BALANCER_FIGURE.candidates);
  const panics = useLayer(place, BALANCER_FIGURE.panicking) > 0;
  // Nobody is known before the first call.
  if (!(members > 0)) return null;
  const text = `${count(candidates)} of ${count(members)}`;
  if (panics) return <span className={classes.degraded}>{text}, panics</span>;
  return `${text} ${members === 1 ? 'instance' : 'instances'}`;
}

function Ejected(place: LayerPlace) {
  const ejected = useLayer(place, EJECTION_FIGURE.ejected);
  const members = useLayer(place, EJECTION_FIGURE.members);
  if (!(members > 0)) return null;
  const text = ejected === 0 ? 'none ejected' : `${count(ejected)} of ${count(members)} ejected`;
  return <span className={ejected > 0 ? classes.degraded : undefined}>{text}</span>;
}

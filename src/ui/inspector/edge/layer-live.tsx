import { useRef } from 'react';
import type { ScenarioLayer } from '../../../scenario/format';
import { BULKHEAD_FIELD, EDGE_FIELD, RETRY_FIELD } from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { count, rate } from '../../figures';
import { BreakerState } from '../breaker-state';
import { edgeValue, layerValue, timeOf } from '../frame-reads';
import { RateMeter } from '../rate-meter';
import classes from './layer-live.module.css';

export interface LayerLiveProps {
  readonly edge: string;
  readonly layer: ScenarioLayer;
}

/** The one figure that says how a policy stands right now. */
export function LayerLive({ edge, layer }: LayerLiveProps) {
  return (
    <span className={classes.live}>
      <LiveOfKind edge={edge} layer={layer} />
    </span>
  );
}

function LiveOfKind({ edge, layer }: LayerLiveProps) {
  switch (layer.kind) {
    case 'retry':
      return <Waiting edge={edge} layer={layer.id} />;
    case 'circuit-breaker':
      return <BreakerState edge={edge} layer={layer.id} />;
    case 'timeout':
      return <TimedOut edge={edge} />;
    case 'bulkhead':
      return <Slots edge={edge} layer={layer.id} />;
  }
}

interface LayerPlace {
  readonly edge: string;
  readonly layer: string;
}

function Waiting({ edge, layer }: LayerPlace) {
  const waiting = useFrame(({ frame }) => layerValue(frame, edge, layer, RETRY_FIELD.waiting));
  return Number.isNaN(waiting) ? null : `${count(waiting)} waiting`;
}

function TimedOut({ edge }: { readonly edge: string }) {
  const meter = useRef<RateMeter>(undefined);
  const perSecond = useFrame(({ frame }) => {
    meter.current ??= new RateMeter();
    const total = edgeValue(frame, edge, EDGE_FIELD.timeouts);
    return Number.isNaN(total) ? NaN : meter.current.read(timeOf(frame), total);
  });
  if (Number.isNaN(perSecond)) return null;
  return <span className={perSecond > 0 ? classes.failed : undefined}>{rate(perSecond)} timed out</span>;
}

function Slots({ edge, layer }: LayerPlace) {
  const text = useFrame(({ frame }) => {
    const taken = layerValue(frame, edge, layer, BULKHEAD_FIELD.current);
    if (Number.isNaN(taken)) return '';
    const queued = layerValue(frame, edge, layer, BULKHEAD_FIELD.queued);
    const slots = `${count(taken)} / ${count(layerValue(frame, edge, layer, BULKHEAD_FIELD.limit))}`;
    return queued > 0 ? `${slots}, ${count(queued)} queued` : slots;
  });
  return text;
}

import * as breaker from '../patterns/circuit-breaker/engine';
import * as bulkhead from '../patterns/bulkhead/engine';
import * as retry from '../patterns/retry/engine';
import * as timeout from '../patterns/timeout/engine';
import type { Layer, LayerPlace } from '../policies/layer';
import { BreakerGuard, BreakerLayer } from '../policies/layers/breaker-layer';
import { BulkheadGuard, BulkheadLayer } from '../policies/layers/bulkhead-layer';
import { RetryLayer } from '../policies/layers/retry-layer';
import { TimeoutLayer } from '../policies/layers/timeout-layer';
import type { Stack } from '../policies/stack';
import { partKey, type GuardPart } from './configuration';
import type { LayerModel } from './model';
import type { World } from './world';

export function sameStack(a: readonly LayerModel[], b: readonly LayerModel[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Compiles a stack of an edge as a new version. Guards that it names again go on. */
export function addStack(
  world: World,
  stacks: Stack[],
  guards: GuardPart[],
  edge: number,
  edgeId: string,
  models: readonly LayerModel[],
): number {
  const layers: Layer[] = [];
  let frame = 0;
  models.forEach((model, position) => {
    const key = partKey('layer', `${edgeId}/${model.id}`);
    const layer = makeLayer(world, guards, edge, model, { id: model.id, key, position, frame });
    layers.push(layer);
    frame += layer.frameSize;
  });
  const lanes = layers.map((layer) => (layer.usualDelay > 0 ? world.lanes.open(layer.usualDelay) : -1));
  world.widenFrames(frame);
  return stacks.push({ index: stacks.length, edge, layers, lanes, frameWidth: frame }) - 1;
}

function makeLayer(
  world: World,
  guards: GuardPart[],
  edge: number,
  model: LayerModel,
  place: LayerPlace,
): Layer {
  switch (model.kind) {
    case 'retry':
      return new RetryLayer(place, retry.configure(model.settings));
    case 'timeout':
      return new TimeoutLayer(place, timeout.configure(model.settings));
    case 'circuit-breaker': {
      const config = breaker.configure(model.settings);
      const index = guardIndex(guards, edge, model);
      const known = guards[index];
      const guard = known?.kind === model.kind ? known.guard : new BreakerGuard(index, config, world.now);
      guards[index] = { kind: model.kind, edge, layer: model.id, guard, config };
      return new BreakerLayer(place, guard);
    }
    case 'bulkhead': {
      const config = bulkhead.configure(model.settings);
      const index = guardIndex(guards, edge, model);
      const known = guards[index];
      const guard = known?.kind === model.kind ? known.guard : new BulkheadGuard(index, config, world.now);
      guards[index] = { kind: model.kind, edge, layer: model.id, guard, config };
      return new BulkheadLayer(place, guard, config);
    }
  }
}

/** The engine of this layer, known by edge, id and kind, or the next free place. */
function guardIndex(guards: readonly GuardPart[], edge: number, model: LayerModel): number {
  const known = guards.findIndex(
    (part) => part.edge === edge && part.layer === model.id && part.kind === model.kind,
  );
  return known >= 0 ? known : guards.length;
}

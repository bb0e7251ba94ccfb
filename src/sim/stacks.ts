import { assert } from '../base/assert';
import type { PatternId } from '../patterns/registry';
import { MOST_LAYERS } from '../policies/attempts';
import type { GuardVersion } from '../policies/guard';
import type { Layer } from '../policies/layer';
import type { Stack } from '../policies/stack';
import { NO_EDGE, partKey, type GuardPart, type GuardSite } from './configuration';
import { makeLayer, type Seat } from '../policies/layer-makers';
import type { LayerModel } from './model';
import { FOR_GUARD } from './tables';
import type { World } from './world';

export function sameStack(a: readonly LayerModel[], b: readonly LayerModel[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The edge that a stack guards, and what its layers may know of the callee. */
export interface StackSite {
  readonly edge: number;
  readonly edgeId: string;
  readonly instances: number;
  readonly weights: readonly number[];
  readonly edgeIndex: (id: string) => number;
}

/** Layers of these kinds are made for the instances that the callee has. */
const CHOOSE_INSTANCES: readonly PatternId[] = ['load-balancer', 'outlier-ejection'];

export function choosesInstance(models: readonly LayerModel[]): boolean {
  return models.some(({ kind }) => CHOOSE_INSTANCES.includes(kind));
}

/** Compiles a stack of an edge as a new version. Guards that it names again go on. */
export function addStack(
  world: World,
  stacks: Stack[],
  guards: GuardPart[],
  site: StackSite,
  models: readonly LayerModel[],
): number {
  const { edge, edgeId } = site;
  assert(
    models.length <= MOST_LAYERS,
    `edge "${edgeId}" has ${models.length} layers, and ${MOST_LAYERS} can be marked`,
  );
  const layers: Layer[] = [];
  let frame = 0;
  models.forEach((model, position) => {
    const key = partKey('layer', `${edgeId}/${model.id}`);
    const layer = makeLayer(model.kind, model.settings, {
      ...site,
      place: { id: model.id, key, position, frame },
      now: world.now,
      luck: world.bank.keyedWord(key, FOR_GUARD),
      stack: models,
      seat: (name = '') => seatOf(guards, { edge, layer: model.id, kind: model.kind, name }),
      sharedSeat: (name) => seatOf(guards, { edge: NO_EDGE, layer: '', kind: model.kind, name }),
      guardOf: (kind) => {
        return guards.find((part) => part.edge === edge && part.kind === kind && isIn(models, part))?.guard;
      },
    });
    layers.push(layer);
    frame += layer.frameSize;
  });
  const lanes = layers.map((layer) => (layer.usualDelay > 0 ? world.lanes.open(layer.usualDelay) : -1));
  world.widenFrames(frame);
  const stack = { edge, layers, lanes, frameWidth: frame, choosesInstance: choosesInstance(models) };
  return stacks.push({ index: stacks.length, ...stack }) - 1;
}

function isIn(models: readonly LayerModel[], part: GuardPart): boolean {
  return models.some(({ id, kind }) => id === part.layer && kind === part.kind);
}

/** The engine known by edge, layer, kind and name, or the next free place. */
function seatOf(guards: GuardPart[], site: GuardSite): Seat {
  const found = guards.findIndex(
    (part) =>
      part.edge === site.edge &&
      part.layer === site.layer &&
      part.kind === site.kind &&
      part.name === site.name,
  );
  const index = found >= 0 ? found : guards.length;
  return {
    index,
    known: found >= 0 ? guards[found].guard : undefined,
    take: (version: GuardVersion) => {
      guards[index] = { ...site, ...version };
    },
  };
}

import { hashText } from '../base/hash-text';
import type { Time } from '../base/time';
import type { PatternId } from '../patterns/registry';
import '../policies/all-layers';
import type { Guard, GuardVersion } from '../policies/guard';
import type { Layer } from '../policies/layer';
import { makeLayer, type Seat } from '../policies/layer-makers';
import { BreakerGuard } from '../policies/layers/breaker-layer';
import type { CheckedLayer } from './check-stack';
import { isTimeless } from './timeless';

/** One version of the stack of a guard. Calls finish on the version that they entered. */
export interface StackVersion {
  readonly index: number;
  readonly models: readonly CheckedLayer[];
  readonly layers: readonly Layer[];
  /** By position: the timer lane that serves the layer's usual delay, or -1. */
  readonly lanes: readonly number[];
  readonly frameWidth: number;
  readonly choosesInstance: boolean;
  /** Whether what comes out of a layer may be something else than what its function has just returned. */
  readonly carriesValues: boolean;
  /** Whether the time matters to a call that nothing happens to (timeless.ts), and the breakers that have a say in it. */
  readonly isTimeless: boolean;
  readonly breakers: readonly BreakerGuard[];
}

/** An engine of a guard, and the layer that it belongs to. */
export interface GuardPart extends GuardVersion {
  readonly layer: string;
  readonly kind: PatternId;
  /** What it is to its layer, when a layer has several; otherwise empty. */
  readonly name: string;
}

export interface StackSite {
  readonly guardName: string;
  readonly now: Time;
  readonly parts: GuardPart[];
  readonly shared: Map<string, Guard>;
  /** Retries that share a budget do so with the guards that have this in common. */
  readonly shares: string;
  readonly luck: () => number;
  readonly instances: number;
  readonly weights: readonly number[];
  readonly others: readonly string[];
  readonly openLane: (delay: number) => number;
}

const CHOOSE_INSTANCES: readonly PatternId[] = ['load-balancer', 'outlier-ejection'];
const CARRY_VALUES: readonly PatternId[] = ['cache', 'single-flight', 'fallback', 'hedge'];

export function hasKind(models: readonly CheckedLayer[], kinds: readonly PatternId[]): boolean {
  return models.some(({ kind }) => kinds.includes(kind));
}

export function needsInstances(models: readonly CheckedLayer[]): boolean {
  return hasKind(models, CHOOSE_INSTANCES);
}

export interface MadeStack {
  readonly version: StackVersion;
  /** Engines that were there before: they are to take their new settings over. */
  readonly known: readonly GuardVersion[];
}

/** Makes the layers of a stack. Engines of layers that were there before, by id and kind, go on. */
export function makeStack(models: readonly CheckedLayer[], index: number, site: StackSite): MadeStack {
  const layers: Layer[] = [];
  const known: GuardVersion[] = [];
  let frame = 0;
  models.forEach((model, position) => {
    const key = hashText(`${site.guardName}/${model.id}`, 0);
    const layer = makeLayer(model.kind, model.settings, {
      ...site,
      place: { id: model.id, key, position, frame },
      luck: site.luck(),
      stack: models,
      edgeIndex: (id) => site.others.indexOf(id),
      seat: (name = '') => seatOf(site.parts, model, name, known),
      sharedSeat: (name) => sharedSeatOf(site.shared, `${site.shares}/${name}`, known),
      guardOf: (kind) => site.parts.find((part) => part.kind === kind && isIn(models, part))?.guard,
    });
    layers.push(layer);
    frame += layer.frameSize;
  });
  const version: StackVersion = {
    index,
    models,
    layers,
    lanes: layers.map(({ usualDelay }) => (usualDelay > 0 ? site.openLane(usualDelay) : -1)),
    frameWidth: frame,
    choosesInstance: needsInstances(models),
    carriesValues: hasKind(models, CARRY_VALUES),
    isTimeless: isTimeless(models),
    breakers: layers.flatMap(({ guard }) => (guard instanceof BreakerGuard ? [guard] : [])),
  };
  return { version, known };
}

function isIn(models: readonly CheckedLayer[], part: GuardPart): boolean {
  return models.some(({ id, kind }) => id === part.layer && kind === part.kind);
}

function seatOf(
  parts: GuardPart[],
  { id, kind }: CheckedLayer,
  name: string,
  adoptions: GuardVersion[],
): Seat {
  const found = parts.findIndex((part) => part.layer === id && part.kind === kind && part.name === name);
  const index = found >= 0 ? found : parts.length;
  const known = found >= 0 ? parts[found].guard : undefined;
  return {
    index,
    known,
    take: (version) => {
      parts[index] = { layer: id, kind, name, ...version };
      if (version.guard === known) adoptions.push(version);
    },
  };
}

/** A budget that several guards share has the settings that were set last. */
function sharedSeatOf(shared: Map<string, Guard>, name: string, adoptions: GuardVersion[]): Seat {
  const known = shared.get(name);
  return {
    index: -1,
    known,
    take: (version) => {
      shared.set(name, version.guard);
      if (version.guard === known) adoptions.push(version);
    },
  };
}

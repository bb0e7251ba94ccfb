import type { JsonValue } from '../../../base/json';
import { patterns, type PatternId } from '../../../patterns/registry';
import type { Edit, Patch } from '../../../scenario/edit';
import type { ScenarioEdge, ScenarioLayer } from '../../../scenario/format';
import { lowered } from '../../forms/setting-words';
import type { SettingValues } from '../../forms/visible-fields';
import { freeId, placeFor, type Placed } from './stack-order';

/** An edit of a stack with what the log says about it, and what is said aloud when it was made. */
export interface StackChange {
  readonly edit: Edit;
  readonly label: string;
  readonly said: string;
  /** The layer to look at afterwards, if there is one. */
  readonly layer?: string;
}

/** One change, made from the edge as it is by then; undefined when there is nothing to do any more. */
export type StackStep = (edge: ScenarioEdge) => StackChange | undefined;

/** "retry"; "retry retry-2" where another one stands in the same stack. */
function layerWords({ id, kind }: Placed, stack: readonly Placed[]): string {
  const name = lowered(patterns[kind].title);
  return stack.some((other) => other.kind === kind && other.id !== id) ? `${name} “${id}”` : name;
}

/** A layer as it is added: it finds its place and its name by itself. */
export interface NewLayer {
  readonly kind: PatternId;
  readonly settings: SettingValues;
}

export function addLayer({ kind, settings }: NewLayer): StackStep {
  return ({ id: edge, stack }) => {
    const at = placeFor(kind, stack);
    const layer = { id: freeId(kind, stack), kind, enabled: true, settings };
    const words = layerWords(layer, stack);
    return {
      edit: { path: pathOf(edge, layer.id), old: null, new: layer, at },
      label: `${words} added`,
      said: `${capitals(words)} added at place ${at + 1} of ${stack.length + 1}.`,
      layer: layer.id,
    };
  };
}

export function removeLayer(id: string): StackStep {
  return ({ id: edge, stack }) => {
    const index = stack.findIndex((layer) => layer.id === id);
    if (index < 0) return undefined;
    const words = layerWords(stack[index], stack);
    // The focus goes to what takes its place, or to what stands outside of it.
    const next = stack.at(index + 1) ?? (index > 0 ? stack[index - 1] : undefined);
    return {
      edit: removal(edge, stack, index),
      label: `${words} removed`,
      said: `${capitals(words)} removed.`,
      ...(next !== undefined && { layer: next.id }),
    };
  };
}

/** Taken out of its list and put in again elsewhere, as one. */
export function moveLayer(id: string, to: number): StackStep {
  return ({ id: edge, stack }) => {
    const index = stack.findIndex((layer) => layer.id === id);
    const place = Math.min(Math.max(to, 0), stack.length - 1);
    if (index < 0 || place === index) return undefined;
    const layer = stack[index];
    const words = layerWords(layer, stack);
    const isOutward = place < index;
    // It passes everybody between the two places; the last one passed says most about what is new.
    const passed = layerWords(stack[place], stack);
    return {
      edit: [removal(edge, stack, index), { path: pathOf(edge, id), old: null, new: layer, at: place }],
      label: `${words} moved ${isOutward ? 'outside' : 'inside'} ${passed}`,
      said: `${capitals(words)} moved to place ${place + 1} of ${stack.length}.`,
      layer: id,
    };
  };
}

export function switchLayer(id: string, enabled: boolean): StackStep {
  return ({ id: edge, stack }) => {
    const layer = stack.find((one) => one.id === id);
    if (layer === undefined || layer.enabled === enabled) return undefined;
    const words = `${layerWords(layer, stack)} switched ${enabled ? 'on' : 'off'}`;
    const edit = { path: `${pathOf(edge, id)}.enabled`, old: layer.enabled, new: enabled };
    return { edit, label: words, said: `${capitals(words)}.` };
  };
}

/** All settings of a layer at once: those of a preset. */
export function setSettings(id: string, settings: SettingValues, preset: string): StackStep {
  return ({ id: edge, stack }) => {
    const layer = stack.find((one) => one.id === id);
    if (layer === undefined) return undefined;
    const words = `${layerWords(layer, stack)} set to “${preset}”`;
    const edit = { path: `${pathOf(edge, id)}.settings`, old: layer.settings, new: settings };
    return { edit, label: words, said: `${capitals(words)}.` };
  };
}

/** Other layers, outermost first, in place of all that are there. */
export function replaceStack(layers: readonly NewLayer[], preset: string): StackStep {
  return ({ id: edge, stack }) => ({
    edit: { path: `edges.${edge}.stack`, old: stack, new: named(layers, stack) },
    label: stack.length === 0 ? `layers of “${preset}”` : `all layers replaced by “${preset}”`,
    said: `${layers.length} layers of “${preset}” guard this call.`,
  });
}

/**
 * As a file has them, each with a name of its own. A layer of a kind that is there already takes its name over, and
 * with it what its engine knows and what is expected of it.
 */
function named(layers: readonly NewLayer[], stack: readonly Placed[]): JsonValue[] {
  const known: Placed[] = [];
  return layers.map(({ kind, settings }) => {
    const isFree = (layer: Placed): boolean =>
      layer.kind === kind && !known.some(({ id }) => id === layer.id);
    const id = stack.find(isFree)?.id ?? freeId(kind, [...stack, ...known]);
    known.push({ id, kind });
    return { id, kind, enabled: true, settings };
  });
}

function removal(edge: string, stack: readonly ScenarioLayer[], index: number): Patch {
  const layer = stack[index];
  return { path: pathOf(edge, layer.id), old: layer, new: null, at: index };
}

function pathOf(edge: string, layer: string): string {
  return `edges.${edge}.stack.${layer}`;
}

function capitals(words: string): string {
  return words[0].toUpperCase() + words.slice(1);
}

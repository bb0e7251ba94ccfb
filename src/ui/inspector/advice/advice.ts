import type { ScenarioLayer } from '../../../scenario/format';

/** What the order of a stack means. `warning`: it likely does something else than its author wants. */
export interface Advice {
  readonly tone: 'sound' | 'note' | 'warning';
  readonly text: string;
}

export type Kind = ScenarioLayer['kind'];
export type Layer<Of extends Kind> = Extract<ScenarioLayer, { kind: Of }>;
/** Outermost first, without those that are switched off. */
export type Layers = readonly ScenarioLayer[];

export function has(layers: Layers, kind: Kind): boolean {
  return layers.some((layer) => layer.kind === kind);
}

/** Whether some layer of kind `inner` lies inside one of kind `outer`. */
export function isInside(layers: Layers, outer: Kind, inner: Kind): boolean {
  return outside(layers, outer, inner).length > 0;
}

/** The layers of kind `outer` that have one of kind `inner` inside of them. */
export function outside<Outer extends Kind>(layers: Layers, outer: Outer, inner: Kind): Layer<Outer>[] {
  return layers.filter(
    (layer, index): layer is Layer<Outer> => layer.kind === outer && has(layers.slice(index + 1), inner),
  );
}

/** What is said of two kinds by which of them lies inside the other; of both orders at once, by the first. */
export function byOrder(layers: Layers, outer: Kind, inner: Kind, said: Advice): Advice[] {
  return isInside(layers, outer, inner) ? [said] : [];
}

export function sound(text: string): Advice {
  return { tone: 'sound', text };
}

export function note(text: string): Advice {
  return { tone: 'note', text };
}

export function warning(text: string): Advice {
  return { tone: 'warning', text };
}

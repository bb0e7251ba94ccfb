import { useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

const layers = new WeakMap<HTMLElement, Element>();

/**
 * What stands beside an edge, in React Flow's layer for it. Its own part for that looks the layer up for each edge
 * whenever anything about the canvas changes.
 */
export function EdgeLabels({ children }: { readonly children: ReactNode }) {
  const layer = useStore(({ domNode }) => layerOf(domNode));
  return layer === undefined ? null : createPortal(children, layer);
}

function layerOf(flow: HTMLElement | null): Element | undefined {
  if (flow === null) return undefined;
  const known = layers.get(flow);
  if (known !== undefined) return known;
  const found = flow.querySelector('.react-flow__edgelabel-renderer') ?? undefined;
  if (found !== undefined) layers.set(flow, found);
  return found;
}

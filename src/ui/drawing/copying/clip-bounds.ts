import { boundsOf, type Box } from '../../topology/geometry/box';
import { cardSize, type Sizing } from '../../topology/layout/card-size';

/** What the nodes of a clip take up where they were copied; null of a text that does not say. */
export function clipBounds(text: string, sizing: Sizing): Box | null {
  const clip = parsed(text);
  if (!has(clip, 'nodes') || !Array.isArray(clip.nodes)) return null;
  const nodes: readonly unknown[] = clip.nodes;
  const boxes = nodes.flatMap((node): Box[] => {
    if (!has(node, 'position') || !has(node, 'kind')) return [];
    const { position, kind } = node;
    if (!has(position, 'x') || !has(position, 'y')) return [];
    const { x, y } = position;
    if (typeof x !== 'number' || typeof y !== 'number') return [];
    return [{ x, y, ...cardSize(kind === 'database' ? 'database' : 'service', sizing) }];
  });
  return boxes.length === 0 ? null : boundsOf(boxes);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function has<Key extends string>(value: unknown, key: Key): value is Readonly<Record<Key, unknown>> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

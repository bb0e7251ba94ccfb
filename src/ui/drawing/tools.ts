import type { PartRef } from '../../worker/protocol';
import type { Point } from '../topology/geometry/box';

/** A tool that is open over the canvas; places are those of the screen. */
export type Tool =
  | PaletteTool
  /** All nodes that one could call, to choose from. */
  | { readonly kind: 'connect'; readonly from: string; readonly at: Point }
  | { readonly kind: 'rename'; readonly node: string }
  | { readonly kind: 'rename-group'; readonly group: string }
  /** A group of the nodes that are selected is about to be made: as soon as it has a name. */
  | { readonly kind: 'new-group'; readonly as: 'context' | 'zone'; readonly nodes: readonly string[] }
  /** All groups, to put the selected nodes into one. */
  | { readonly kind: 'put'; readonly at: Point }
  | { readonly kind: 'menu'; readonly at: Point; readonly over: PartRef['kind'] | 'pane' }
  | { readonly kind: 'group-menu'; readonly at: Point; readonly group: string };

export interface PaletteTool {
  readonly kind: 'palette';
  readonly at: Point;
  /** Where in the world the part goes; left out, beside the selection. */
  readonly drop?: Point;
  /** Who calls it from now on. */
  readonly from?: string;
}

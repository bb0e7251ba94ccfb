import type { Size } from '../geometry/box';
import type { Topology } from '../topology';
import { sizingOfPlaced, type Arrangement } from './arrange';
import type { Sizing } from './card-size';

/** Cards keep their height while somebody moves them about: it is thought over when the pane becomes another. */
export class KeptSizing {
  private sizing: Sizing | null = null;
  private room: Size = { width: 0, height: 0 };

  of(topology: Topology, room: Size): Sizing {
    if (this.sizing === null || !isSame(room, this.room)) this.keep(sizingOfPlaced(topology), room);
    return this.sizing ?? 'usual';
  }

  /** Cards have this height now. */
  take(arranged: Arrangement, room: Size): Arrangement {
    this.keep(arranged.sizing, room);
    return arranged;
  }

  private keep(sizing: Sizing, room: Size): void {
    this.sizing = sizing;
    this.room = room;
  }
}

function isSame(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}

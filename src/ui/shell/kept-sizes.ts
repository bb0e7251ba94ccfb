import type { Room } from './breakpoints';

/** Sizes of panels by room and panel, in rem: another width of the window leaves them as they are. */
export type KeptSizes = Readonly<Record<string, readonly number[]>>;

export function keptSize(kept: KeptSizes, room: Room, panel: string): number | undefined {
  const size = kept[sizeKey(room, panel)]?.[0];
  // What was spoiled by hand would make a panel vanish.
  return size !== undefined && size > 0 ? size : undefined;
}

/** Undefined forgets it: the panel has the size again that it has by itself. */
export function withSize(kept: KeptSizes, room: Room, panel: string, size: number | undefined): KeptSizes {
  const key = sizeKey(room, panel);
  if (size !== undefined) return { ...kept, [key]: [Math.round(size * 100) / 100] };
  const { [key]: _forgotten, ...others } = kept;
  return others;
}

function sizeKey(room: Room, panel: string): string {
  return `${room} ${panel}`;
}

/** How much room there is, from the sizes of look.md section 6. */
export type Room = 'phone' | 'narrow' | 'medium' | 'normal' | 'wide';

/** Widths in CSS pixels at the normal scale: an enlarged page has room for less. */
export function roomOf(width: number, scale: number): Room {
  const inUnits = width / scale;
  if (inUnits < 640) return 'phone';
  if (inUnits < 1024) return 'narrow';
  if (inUnits < 1280) return 'medium';
  return inUnits < 1920 ? 'normal' : 'wide';
}

/** What each panel measures before anybody resizes it, in rem of 16 px. */
export interface PanelSizes {
  readonly rail: number;
  readonly inspector: number;
  readonly timeline: number;
  readonly dock: number;
}

const HEIGHTS = { timeline: 8.25, dock: 15.5 } as const;

export const PANEL_SIZES: Readonly<Record<Exclude<Room, 'phone'>, PanelSizes>> = {
  narrow: { ...HEIGHTS, rail: 11, inspector: 19 },
  medium: { ...HEIGHTS, rail: 11, inspector: 19 },
  normal: { ...HEIGHTS, rail: 11, inspector: 20.5 },
  wide: { ...HEIGHTS, rail: 13, inspector: 23.5 },
};

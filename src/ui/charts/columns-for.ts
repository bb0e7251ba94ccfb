/** A chart needs so much room, in px at the usual scale, and the gap to the next one. */
const LEAST_PX = 236;
const GAP_PX = 16;
const MOST_COLUMNS = 4;

/** As many columns as fit, and no more than leave the last row as full as the others nearly are. */
export function columnsFor(width: number, charts: number): number {
  const room = Math.max(1, Math.min(MOST_COLUMNS, Math.floor((width + GAP_PX) / (LEAST_PX + GAP_PX))));
  const rows = Math.max(1, Math.ceil(charts / room));
  return Math.max(1, Math.ceil(charts / rows));
}

export function columnsStyle(columns: number): { readonly gridTemplateColumns: string } {
  return { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` };
}

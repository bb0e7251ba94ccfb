/** How the lanes are cut to a pane so that none of them shows only a part of itself. */
export interface RowFit {
  /** So many lanes are in sight at once. */
  readonly rows: number;
  /** Of each of them, in px. */
  readonly height: number;
}

/** A lane gives way by a pixel or two rather than let a whole one go. */
const SQUEEZE = 0.88;

export function rowFit(available: number, lanes: number, usual: number): RowFit {
  if (!(available > 0)) return { rows: lanes, height: usual };
  const rows = Math.max(1, Math.floor(available / (usual * SQUEEZE)));
  if (rows >= lanes) return { rows: lanes, height: Math.min(usual, Math.floor(available / lanes)) };
  return { rows, height: Math.min(usual, Math.floor(available / rows)) };
}

/** How many lanes are out of sight above and below, when the lanes were scrolled by so much. */
export function hiddenRows(scrolled: number, { rows, height }: RowFit, lanes: number) {
  const above = Math.max(0, Math.min(lanes - rows, Math.round(scrolled / height)));
  return { above, below: Math.max(0, lanes - rows - above) };
}

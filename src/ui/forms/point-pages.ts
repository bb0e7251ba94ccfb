/** So many points of a list stand in the form at once: a thousand would be two thousand fields. */
export const PAGE_POINTS = 20;

export interface PointPage {
  readonly page: number;
  readonly pages: number;
  /** The first point on it, and the one after its last. */
  readonly first: number;
  readonly end: number;
}

/** The page that is shown, as near to the wanted one as there is: a list may become shorter. */
export function pageOf(points: number, wanted: number): PointPage {
  const pages = Math.max(1, Math.ceil(points / PAGE_POINTS));
  const page = Math.min(pages - 1, Math.max(0, wanted));
  const first = page * PAGE_POINTS;
  return { page, pages, first, end: Math.min(points, first + PAGE_POINTS) };
}

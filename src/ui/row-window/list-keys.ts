/** Where a key moves the active row of a list of so many rows, of which about `page` fit; undefined for other keys. */
export function rowByKey(
  key: string,
  active: number | null,
  count: number,
  page: number,
): number | undefined {
  const target = targetOf(key, active, count, Math.max(1, page));
  if (target === undefined || count === 0) return undefined;
  return Math.max(0, Math.min(count - 1, target));
}

function targetOf(key: string, active: number | null, count: number, page: number): number | undefined {
  switch (key) {
    case 'j':
    case 'J':
    case 'ArrowDown':
      return active === null ? 0 : active + 1;
    case 'k':
    case 'K':
    case 'ArrowUp':
      return active === null ? 0 : active - 1;
    case 'PageDown':
      return (active ?? 0) + page;
    case 'PageUp':
      return (active ?? 0) - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

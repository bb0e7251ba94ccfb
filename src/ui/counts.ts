/** Thousands apart by a thin space, as everywhere in the lab: 12 345. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

/** One decimal, cut off and not rounded up: 99.96 % must not read as 100 %. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return 'no requests';
  return `${(Math.floor((part * 1000) / whole) / 10).toFixed(1)} %`;
}

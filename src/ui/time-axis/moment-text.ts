import { NS_PER_SECOND, type Time } from '../../base/time';

/** Up to this moment seconds are counted; later ones are read as on the clock. */
const CLOCK_AFTER = 120;

/** A moment of the axis, with the same words wherever it stands: "45 s", "12.40 s", "58:20", "1:00:00". */
export function momentText(time: Time, decimals: number): string {
  const text = (time / NS_PER_SECOND).toFixed(decimals);
  if (Number(text) <= CLOCK_AFTER) return `${text} s`;
  const [whole = '', fraction] = text.split('.');
  const seconds = Number(whole);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const start = hours === 0 ? String(minutes) : `${hours}:${two(minutes % 60)}`;
  return `${start}:${two(seconds % 60)}${fraction === undefined ? '' : `.${fraction}`}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

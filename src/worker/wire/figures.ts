import { durationText } from '../../base/duration-text';

const NS_PER_MS = 1e6;
const KIB = 1024;
const MIB = KIB * KIB;

/** "1 byte", "348 bytes", "1.2 KiB", "1 MiB": with at most one decimal. */
export function bytesText(bytes: number): string {
  if (bytes < KIB) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return bytes < MIB ? `${decimal(bytes / KIB)} KiB` : `${decimal(bytes / MIB)} MiB`;
}

/** "12 ms", "1.5 s": a wall clock is not more exact than that. */
export function msText(ms: number): string {
  return durationText(Math.round(ms) * NS_PER_MS);
}

function decimal(value: number): string {
  return String(Number(value.toFixed(1)));
}

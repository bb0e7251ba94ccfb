import type { StoreTrouble } from './draft-store';

/** What an error of the browser's storage means for whoever wants to keep something. */
export function troubleOf(error: unknown): StoreTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return { kind: 'full' };
  if (name === 'SecurityError') return { kind: 'forbidden' };
  if (name === 'VersionError') return { kind: 'newer' };
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
}

import { fileName } from '../../state/files/file-name';

/** "payment-outage-seed-27-p95-payments.csv": of which run it is, and what of it. */
export function takenName(scenario: string, seed: number, what: string, ending: string): string {
  return `${fileName(scenario, '')}-seed-${seed}-${fileName(what, '')}${ending}`;
}

import { ensure } from '../../base/assert';
import type { Scenario } from '../format';
import { parseScenario } from '../parse-scenario';

export interface LibraryEntry {
  readonly id: string;
  readonly load: () => Promise<Scenario>;
}

/**
 * The scenarios that come with Breakwater, in the order in which they are shown. Each file is fetched when it is
 * first asked for: nobody who runs one of them waits for the others.
 */
export const LIBRARY: readonly LibraryEntry[] = [
  entry('payment-outage', async () => (await import('./payment-outage')).paymentOutage),
  entry('retry-storm', async () => (await import('./retry-storm')).retryStorm),
  entry('retry-collapse', async () => (await import('./retry-collapse')).retryCollapse),
  entry('jitter-race', async () => (await import('./jitter-race')).jitterRace),
  entry('tail-at-scale', async () => (await import('./tail-at-scale')).tailAtScale),
  entry('gray-failure', async () => (await import('./gray-failure')).grayFailure),
  entry('crash-and-restart', async () => (await import('./crash-and-restart')).crashAndRestart),
  entry('split-zones', async () => (await import('./split-zones')).splitZones),
  entry('flash-sale', async () => (await import('./flash-sale')).flashSale),
  entry('slow-leak', async () => (await import('./slow-leak')).slowLeak),
];

export async function builtIn(id: string): Promise<Scenario | undefined> {
  return LIBRARY.find((one) => one.id === id)?.load();
}

function entry(id: string, file: () => Promise<unknown>): LibraryEntry {
  return { id, load: async () => checked(id, await file()) };
}

/** A built-in scenario that does not parse is a defect of Breakwater, and not of any input. */
function checked(id: string, file: unknown): Scenario {
  const parsed = parseScenario(file);
  const problem = parsed.ok ? undefined : parsed.error[0];
  const detail = problem && `: ${problem.path}: expected ${problem.expected}, received ${problem.received}`;
  return ensure(parsed.ok ? parsed.value : undefined, `a valid built-in scenario ${id}${detail ?? ''}`);
}

import { ensure } from '../../base/assert';
import type { Scenario } from '../format';
import { parseScenario } from '../parse-scenario';
import { paymentOutage } from './payment-outage';

export interface LibraryEntry {
  readonly id: string;
  readonly load: () => Scenario;
}

/** The scenarios that come with Breakwater, in the order in which they are shown. */
export const LIBRARY: readonly LibraryEntry[] = [entry('payment-outage', paymentOutage)];

export function builtIn(id: string): Scenario | undefined {
  return LIBRARY.find((one) => one.id === id)?.load();
}

function entry(id: string, file: unknown): LibraryEntry {
  return { id, load: () => loaded(id, file) };
}

/** A built-in scenario that does not parse is a defect of Breakwater, and not of any input. */
function loaded(id: string, file: unknown): Scenario {
  const parsed = parseScenario(file);
  const problem = parsed.ok ? undefined : parsed.error[0];
  const detail = problem && `: ${problem.path}: expected ${problem.expected}, received ${problem.received}`;
  return ensure(parsed.ok ? parsed.value : undefined, `a valid built-in scenario ${id}${detail ?? ''}`);
}

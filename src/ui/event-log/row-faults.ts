import { nsToMs, type Time } from '../../base/time';
import type { Fault } from '../../scenario/format';
import { nextTurn } from '../../state/fault-reach';

const MOST_NAMES = 3;

/** The faults that acted at a moment, by name: "Payment outage, Slow network", each once; empty when none did. */
export function faultsAt(acted: readonly Fault[], time: Time): string {
  const ms = nsToMs(time);
  const names = new Set<string>();
  for (const fault of acted) if (actsAt(fault, ms)) names.add(fault.name);
  const told = [...names].slice(0, MOST_NAMES).join(', ');
  return names.size > MOST_NAMES ? `${told} and ${names.size - MOST_NAMES} more` : told;
}

/** The row of its beginning is part of it, and so is that of its end. */
function actsAt(fault: Fault, ms: number): boolean {
  if (!fault.enabled) return false;
  const turn = nextTurn(fault, ms - ROUNDING_MS);
  return turn !== undefined && turn.fromMs <= ms + ROUNDING_MS;
}

/** A row is told at a whole nanosecond, a turn in milliseconds with fractions. */
const ROUNDING_MS = 1e-5;

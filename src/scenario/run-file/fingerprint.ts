import { hashText128 } from '../../base/hash-text';
import type { Scenario } from '../format';
import { writeScenario } from '../write-scenario';

/** 16 hexadecimal digits that tell whether two Breakwaters mean the same by the name of a built-in scenario. */
export function fingerprintOf(scenario: Scenario): string {
  const out = new Uint32Array(4);
  hashText128(writeScenario(scenario), 0, out, 0);
  return [...out.subarray(0, 2)].map((word) => word.toString(16).padStart(8, '0')).join('');
}

import type { JsonValue } from '../base/json';
import type { Expectation } from '../scenario/expect/format';
import type { Fault } from '../scenario/format';
import { expectationJson, faultJson } from '../scenario/write-scenario';

/** A whole part as the file has it, for edits that set all of it at once. */
export function faultValue(fault: Fault): JsonValue {
  return faultJson(fault);
}

export function expectationValue(expectation: Expectation): JsonValue {
  return expectationJson(expectation);
}

/**
 * A broken invariant is a defect of Breakwater, never of the input: bad input is a `Result` (result.ts).
 * The message says what was expected and carries the value that was found.
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}

/** For a lookup that cannot miss: returns the value, or names what was looked for. */
export function ensure<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`Invariant broken: ${what} is missing`);
  return value;
}

/** Ends an exhaustive `switch`: adding a case to the union makes the call a type error. */
export function assertUnreachable(value: never): never {
  throw new Error(`Invariant broken: unexpected value ${JSON.stringify(value)}`);
}

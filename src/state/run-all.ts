/** Runs all of them; one that throws keeps none of the others from running. The first error is thrown in the end. */
export function runAll(all: Iterable<() => void>): void {
  const errors: unknown[] = [];
  for (const run of all) {
    try {
      run();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

/** Ids come from counters: the first order is order-1. `count` is how many there are so far. */
export function nextId(prefix: string, count: number): string {
  return `${prefix}-${count + 1}`;
}

/** Whether a text looks like an id that a counter gives out; who chooses ids of their own must not take such a one. */
export function isCounterId(prefix: string, text: string): boolean {
  return text.startsWith(`${prefix}-`) && /^\d+$/.test(text.slice(prefix.length + 1));
}

/** What stands in a path where its pattern has a name: "/orders/{id}" and "/orders/order-1" give { id: "order-1" }. */
export type PathParams = Readonly<Record<string, string>>;

/** Undefined when the path is another one, or holds percent signs that mean nothing. */
export function matchPath(pattern: string, path: string): PathParams | undefined {
  const expected = segmentsOf(pattern);
  const given = segmentsOf(path);
  if (expected.length !== given.length) return undefined;
  const params = new Map<string, string>();
  for (const [at, segment] of expected.entries()) {
    const text = decoded(given[at]);
    if (text === undefined) return undefined;
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name !== undefined) params.set(name, text);
    else if (segment !== text) return undefined;
  }
  return Object.fromEntries(params);
}

/** The pattern with the text in the place of its first name. */
export function filledPath(pattern: string, ...texts: readonly string[]): string {
  const rest = [...texts];
  return pattern.replaceAll(/\{\w+\}/g, (name) => encodeURIComponent(rest.shift() ?? name));
}

/** A slash at the end says nothing. */
export function segmentsOf(path: string): readonly string[] {
  return path.replace(/\/+$/, '').split('/').slice(1);
}

/** Undefined when it holds percent signs that mean nothing. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** As the scenario demands of every id. */
const ID = /^[a-z0-9-]{1,64}$/;

/** What somebody typed, with what is surely meant: small letters, hyphens for spaces. */
export function asId(typed: string): string {
  return typed.trim().toLowerCase().replace(/\s+/g, '-');
}

/** Why a word cannot be added to a list; undefined when it can. */
export function idProblem(id: string, known: readonly string[], noun: string): string | undefined {
  if (!ID.test(id)) return `A ${noun} is 1 to 64 small letters, digits and hyphens, not “${id}”.`;
  return known.includes(id) ? `“${id}” is there already.` : undefined;
}

/** Joins what is there: CSS modules type their classes as perhaps missing, and conditions give `false`. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => name !== false && name !== undefined && name !== '').join(' ');
}

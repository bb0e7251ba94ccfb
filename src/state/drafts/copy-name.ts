/** What the copy of a draft is called. A copy of a copy is one, too. */
export function copyName(name: string): string {
  return name.endsWith(' (copy)') ? name : `${name} (copy)`;
}

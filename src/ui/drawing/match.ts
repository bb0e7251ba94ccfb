/** Whether something is meant by what somebody types: each word of it begins a word of what it is called. */
export function matchOf(
  {
    label,
    note = '',
    keywords = [],
  }: { readonly label: string; readonly note?: string; readonly keywords?: readonly string[] },
  text: string,
): boolean {
  const words = [label, note, ...keywords]
    .join(' ')
    .toLowerCase()
    .split(/[\s-]+/);
  const sought = text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== '');
  return sought.every((part) => words.some((word) => word.startsWith(part)));
}

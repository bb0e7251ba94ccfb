/** Which tab a key leads to, or `undefined` for a key that tabs do not know. The ends are joined. */
export function nextTab<Id extends string>(ids: readonly Id[], current: Id, key: string): Id | undefined {
  const at = ids.indexOf(current);
  switch (key) {
    case 'ArrowRight':
      return ids[(at + 1) % ids.length];
    case 'ArrowLeft':
      return ids.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return ids[0];
    case 'End':
      return ids.at(-1);
    default:
      return undefined;
  }
}

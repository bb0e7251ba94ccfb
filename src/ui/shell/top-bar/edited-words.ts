import { editWords } from '../run-words';

/** "2 edits of the start, 1 edit since the start": how far a run is from its scenario as it came. */
export function editedWords(atStart: number, since: number): string {
  const parts = [];
  if (atStart > 0) parts.push(atStart === 1 ? '1 edit of the start' : `${atStart} edits of the start`);
  if (since > 0) parts.push(editWords(since));
  return parts.join(', ');
}

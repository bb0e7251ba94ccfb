import { placesText } from '../first-places';
import { jsonIn, keptIn, listIn } from './read-values';

/** Where the nodes stand in a scenario as the run wrote it; null for a text that is none. */
export function placesIn(text: string): string | null {
  try {
    const { id, nodes } = keptIn(jsonIn(text, 'The scenario'), 'The scenario');
    return placesText(
      id,
      listIn(nodes, 'Its nodes').map((node) => keptIn(node, 'A node')),
    );
  } catch {
    return null;
  }
}

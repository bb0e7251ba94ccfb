import type { DeskHost, Jotter } from './desk-host';
import type { DraftWrite } from './draft-store';
import { readHead } from './read-head';
import { isKept } from './read-values';

const KEY = 'breakwater/unwritten ';

/** A page that ends cannot wait for a database: what it could not write any more is jotted down at once. */
export function jotDown(jotter: Jotter, { head, changes, after }: DraftWrite): void {
  jotter.write(KEY + head.id, JSON.stringify({ head, changes: [...changes], after }));
}

/** The page lives on after all. */
export function eraseJotted(jotter: Jotter, id: string): void {
  jotter.erase(KEY + id);
}

/** Writes what pages could not write before they ended. What was overtaken by another tab since is forgotten. */
export async function writeJotted({ jotter, store }: Pick<DeskHost, 'jotter' | 'store'>): Promise<void> {
  for (const key of jotter.keys().filter((one) => one.startsWith(KEY))) {
    const write = readJotted(jotter.read(key));
    const written = write === null ? null : await store.write(write);
    // A store that is full or shut may take it the next time.
    if (written === null || written.ok || written.error.kind === 'overtaken') jotter.erase(key);
  }
}

function readJotted(text: string | null): DraftWrite | null {
  try {
    const kept: unknown = JSON.parse(text ?? '');
    if (!isKept(kept) || !Array.isArray(kept.changes) || typeof kept.after !== 'number') return null;
    const head = readHead(kept.head);
    if (!head.ok) return null;
    const changes = kept.changes.flatMap((change: unknown) => {
      const [name, part]: readonly unknown[] = Array.isArray(change) ? change : [];
      if (typeof name !== 'string') return [];
      return typeof part === 'string' || part === null ? [[name, part] as const] : [];
    });
    return { head: head.value, changes: new Map(changes), after: kept.after };
  } catch {
    return null;
  }
}

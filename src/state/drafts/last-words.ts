import type { DeskHost, Jotter } from './desk-host';
import type { DraftWrite } from './draft-store';
import { readHead } from './read-head';
import { isKept } from './read-values';

const KEY = 'breakwater/unwritten ';

/** Characters: some four milliseconds. What is longer would cost the page a frame, and is for the database alone. */
const LONGEST = 250_000;

/**
 * What is to be written of one draft, noted down before a database has it: a page may end at any moment, be it told or
 * not, and then cannot wait.
 */
export class LastWords {
  private isNoted = false;

  constructor(
    private readonly jotter: Jotter,
    private readonly id: string,
  ) {}

  /** Takes the place of what was noted before, and tells whether it could. A page that ends has all the time it wants. */
  note(writes: readonly DraftWrite[], isEnd: boolean): boolean {
    if (writes.length === 0) {
      this.forget();
      return true;
    }
    const text = JSON.stringify(
      writes.map(({ head, changes, after }) => ({ head, changes: [...changes], after })),
    );
    const isNoted = (isEnd || text.length <= LONGEST) && this.jotter.write(KEY + this.id, text);
    this.isNoted ||= isNoted;
    return isNoted;
  }

  /** The database has it. */
  forget(): void {
    if (this.isNoted) this.jotter.erase(KEY + this.id);
    this.isNoted = false;
  }
}

/**
 * Writes what pages could not write before they ended: of one draft, or of all that no tab has open. What was overtaken
 * by another tab since is forgotten.
 */
export async function writeNoted(
  { jotter, store, locks }: Pick<DeskHost, 'jotter' | 'store' | 'locks'>,
  only?: string,
): Promise<void> {
  const noted = jotter.keys().flatMap((key) => (key.startsWith(KEY) ? [key.slice(KEY.length)] : []));
  if (noted.length === 0) return;
  const held = only === undefined ? await locks.held() : new Set<string>();
  for (const id of noted) {
    if (held.has(id) || (only ?? id) !== id) continue;
    const writes = readNoted(jotter.read(KEY + id));
    const written = await Promise.all(writes.map(async (write) => store.write(write)));
    // A store that is full or shut may take it the next time.
    if (written.every((one) => one.ok || one.error.kind === 'overtaken')) jotter.erase(KEY + id);
  }
}

function readNoted(text: string | null): readonly DraftWrite[] {
  try {
    const kept: unknown = JSON.parse(text ?? '');
    return Array.isArray(kept) ? kept.flatMap(readWrite) : [];
  } catch {
    return [];
  }
}

function readWrite(kept: unknown): readonly DraftWrite[] {
  if (!isKept(kept) || !Array.isArray(kept.changes) || typeof kept.after !== 'number') return [];
  const head = readHead(kept.head);
  if (!head.ok) return [];
  const changes = kept.changes.flatMap((change: unknown) => {
    const [name, part]: readonly unknown[] = Array.isArray(change) ? change : [];
    if (typeof name !== 'string') return [];
    return typeof part === 'string' || part === null ? [[name, part] as const] : [];
  });
  return [{ head: head.value, changes: new Map(changes), after: kept.after }];
}

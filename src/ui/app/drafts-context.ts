import { createContext } from 'react';
import type { DraftDesk } from '../../state/drafts/draft-desk';

/** What keeps what the person makes. It is fetched when there is something to keep, or to open. */
export interface DraftsAccess {
  /** Null as long as it has not come. */
  now: DraftDesk | null;
  readonly open: () => Promise<DraftDesk>;
  /** Whether this browser keeps drafts, as far as can be known without reading them. */
  readonly some: () => boolean;
}

/** Null where there is no browser that could keep anything. */
export const DraftsContext = createContext<DraftsAccess | null>(null);

import { use, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { ensure } from '../../base/assert';
import type { DeskState } from '../../state/drafts/desk-state';
import type { DraftDesk } from '../../state/drafts/draft-desk';
import { DraftsContext } from '../app/drafts-context';

/** What keeps drafts, where something is shown only since it does. */
export function useDesk(): DraftDesk {
  return ensure(use(DraftsContext)?.now ?? undefined, 'a desk that was opened before');
}

export function useDeskState<Selected>(select: (state: DeskState) => Selected): Selected {
  return useStore(useDesk().store, select);
}

const NOBODY_HEARS = (): void => undefined;

/** What keeps drafts, fetched for whoever shows them. Null until it is there; `failed` hears when it cannot be fetched. */
export function useLateDesk(failed = NOBODY_HEARS): DraftDesk | null {
  const drafts = use(DraftsContext);
  const [desk, setDesk] = useState(drafts?.now ?? null);
  useEffect(() => {
    let isWanted = true;
    drafts?.open().then(
      (opened) => {
        if (isWanted) setDesk(opened);
      },
      () => {
        if (isWanted) failed();
      },
    );
    return () => {
      isWanted = false;
    };
  }, [drafts, failed]);
  return desk;
}

import type { FileDesk } from '../../state/files/file-desk';
import { couldNotAsk } from '../../state/view';
import { useActors } from '../app/app-context';

/** What asks the desk for something; it is fetched when somebody does so for the first time. */
export function useDeskAct(act: (desk: FileDesk) => unknown): () => void {
  const { files, view } = useActors();
  return () =>
    void files
      .desk()
      .then(act)
      .catch(() => couldNotAsk(view));
}

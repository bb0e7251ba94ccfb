import { useCallback } from 'react';
import { couldNotAsk } from '../../state/view';
import { useActors } from '../app/app-context';
import { DraftsDialog } from './drafts-dialog';
import { useLateDesk } from './use-desk';

/** The list of drafts, opened from anywhere: what keeps them may still have to come. */
export default function AllDrafts() {
  const { view } = useActors();
  const close = useCallback(() => view.setState({ overlay: null }), [view]);
  const desk = useLateDesk(
    useCallback(() => {
      close();
      couldNotAsk(view);
    }, [close, view]),
  );
  return desk !== null && <DraftsDialog onClose={close} />;
}

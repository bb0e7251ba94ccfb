import { useActors } from '../app/app-context';
import { DraftsDialog } from './drafts-dialog';
import { useLateDesk } from './use-desk';

/** The list of drafts, opened from anywhere: what keeps them may still have to come. */
export default function AllDrafts() {
  const { view } = useActors();
  const desk = useLateDesk();
  return desk !== null && <DraftsDialog onClose={() => view.setState({ overlay: null })} />;
}

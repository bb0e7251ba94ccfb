import { useActors, useView } from '../app/app-context';
import { RefusedDialog } from './refused-dialog';
import { ShareDialog } from './share-dialog';

/** What files and links say over the page: why one could not be opened, and the link to a run. */
export default function FileDialogs() {
  const { view } = useActors();
  const overlay = useView((now) => now.overlay);
  const refused = useView((now) => now.refused);
  const close = (): void => view.setState({ overlay: null, refused: null });
  if (overlay === 'share') return <ShareDialog onClose={close} />;
  return refused === null ? null : <RefusedDialog refusal={refused} onClose={close} />;
}

import { useActors, useView } from '../app/app-context';
import { Palette } from './palette';
import { Sheet } from './sheet';

/** What lies over the page: the command palette, or the sheet of shortcuts. */
export default function Overlays() {
  const { view } = useActors();
  const overlay = useView((now) => now.overlay);
  const close = (): void => view.setState({ overlay: null });
  if (overlay === 'palette') return <Palette onClose={close} />;
  return overlay === 'shortcuts' ? <Sheet onClose={close} /> : null;
}

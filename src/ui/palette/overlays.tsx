import { useActors, useView } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { Palette } from './palette';
import { Sheet } from './sheet';

const loadPicture = async () => import('../take-away/picture-dialog');
const loadFigures = async () => import('../take-away/figures-dialog');

/** What lies over the page: the command palette, the sheet of shortcuts, the guide, drafts, or what is taken away. */
export default function Overlays() {
  const { view } = useActors();
  const overlay = useView((now) => now.overlay);
  const close = (): void => view.setState({ overlay: null });
  if (overlay === 'palette') return <Palette onClose={close} />;
  if (overlay === 'guide') return <LazyPart load={loadGuide} what="The guide" />;
  if (overlay === 'fault') return <LazyPart load={loadAddFault} what="The form of a new fault" />;
  if (overlay === 'picture') return <LazyPart load={loadPicture} what="The picture" />;
  if (overlay === 'figures') return <LazyPart load={loadFigures} what="The figures" />;
  if (overlay === 'drafts') return <LazyPart load={loadDrafts} what="The list of drafts" />;
  return overlay === 'shortcuts' ? <Sheet onClose={close} /> : null;
}

const loadGuide = async () => import('../guide/guide');
const loadDrafts = async () => import('../drafts/all-drafts');
const loadAddFault = async () => import('../fault-editor/add-fault-dialog');

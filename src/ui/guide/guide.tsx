import { useActors } from '../app/app-context';
import { GuideDialog } from './guide-dialog';

/** The guide as an overlay of its own: nobody who looks for a command waits for its pages. */
export default function Guide() {
  const { view } = useActors();
  return <GuideDialog onClose={() => view.setState({ overlay: null })} />;
}

import { useActors } from '../app/app-context';
import { Dialog } from '../widgets/dialog';
import { WhyPane } from './why-pane';
import classes from './why-sheet.module.css';

/** On a phone the answer lies over what it was asked about. */
export function WhySheet() {
  const { view } = useActors();
  return (
    <Dialog title="Why" variant="sheet" open onOpenChange={() => view.setState({ why: null })}>
      <div className={classes.sheet}>
        <WhyPane isSheet />
      </div>
    </Dialog>
  );
}

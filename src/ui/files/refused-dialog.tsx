import type { Refusal } from '../../state/files/read-file';
import { useAction } from '../app/use-action';
import { Button } from '../widgets/button';
import { Dialog } from '../widgets/dialog';
import { ProblemList } from './problem-list';

interface RefusedDialogProps {
  readonly refusal: Refusal;
  readonly onClose: () => void;
}

/** Why a file could not be opened, thing by thing. */
export function RefusedDialog({ refusal, onClose }: RefusedDialogProps) {
  const { name, sentence, problems } = refusal;
  const open = useAction('file.open');
  return (
    <Dialog
      title={`“${name}” could not be opened`}
      description={sentence}
      open
      onOpenChange={onClose}
      width={problems.length > 0 ? 'wide' : 'normal'}
      actions={
        <>
          <Button onClick={open.run}>Open another file</Button>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <ProblemList problems={problems} />
    </Dialog>
  );
}

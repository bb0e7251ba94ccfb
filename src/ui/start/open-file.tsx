import { FolderOpen } from 'lucide-react';
import { useActors } from '../app/app-context';
import { Button } from '../widgets/button';
import { couldNotAsk } from '../../state/view';

interface OpenFileProps {
  readonly onIntent: () => void;
}

/** Opens a scenario or a run from a file. Files may also be dropped anywhere on the page. */
export function OpenFile({ onIntent }: OpenFileProps) {
  const { files, view } = useActors();
  const open = (): void =>
    void files
      .desk()
      .then(async (desk) => desk.choose())
      .catch(() => couldNotAsk(view));
  return (
    <Button
      variant="quiet"
      icon={<FolderOpen size={14} aria-hidden="true" />}
      onPointerEnter={onIntent}
      onFocus={onIntent}
      onClick={open}
    >
      Open file
    </Button>
  );
}

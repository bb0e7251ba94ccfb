import { FolderOpen } from 'lucide-react';
import { Button } from '../widgets/button';
import { useDeskAct } from './use-desk-act';

interface OpenFileProps {
  readonly onIntent: () => void;
}

/** Opens a scenario or a run from a file. Files may also be dropped anywhere on the page. */
export function OpenFile({ onIntent }: OpenFileProps) {
  const open = useDeskAct(async (desk) => desk.choose());
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

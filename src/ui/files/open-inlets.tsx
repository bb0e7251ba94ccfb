import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FileDesk } from '../../state/files/file-desk';
import { couldNotAsk } from '../../state/view';
import { useActors } from '../app/app-context';
import { isInDialog, isWritable } from '../app/whose-space';
import { droppedIn } from './dropped';
import classes from './open-inlets.module.css';

/** While a file is dragged over the page, all of it is the place to drop it. */
export default function OpenInlets() {
  const { files, view } = useActors();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const give = (act: (desk: FileDesk) => unknown): void =>
      void files
        .desk()
        .then(act)
        .catch(() => couldNotAsk(view));
    const stopDrops = listenForDrops(setOver, (transfer) => {
      const dropped = droppedIn(transfer);
      give((desk) =>
        dropped.folder === undefined
          ? desk.take(dropped.files)
          : desk.refuse(dropped.folder, 'It is a folder. Drop one of the files in it.'),
      );
    });
    const onPaste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      if (event.defaultPrevented || clipboardData === null) return;
      if (target instanceof Element && (isWritable(target) || isInDialog(target))) return;
      const pasted = [...clipboardData.files];
      const text = clipboardData.getData('text/plain');
      give((desk) => (pasted.length > 0 ? desk.take(pasted) : desk.paste(text)));
    };
    document.addEventListener('paste', onPaste);
    return () => {
      stopDrops();
      document.removeEventListener('paste', onPaste);
    };
  }, [files, view]);
  if (!isOver) return null;
  return (
    <div className={classes.veil}>
      <div className={classes.frame}>
        <p className={classes.words}>
          <FileInput size={20} aria-hidden="true" />
          Drop a scenario or a run to open it
        </p>
      </div>
    </div>
  );
}

/** Gives what takes the listeners away. */
function listenForDrops(tell: (isOver: boolean) => void, take: (transfer: DataTransfer) => void): () => void {
  const withFiles =
    (act: (transfer: DataTransfer) => void) =>
    (event: DragEvent): void => {
      const { dataTransfer } = event;
      if (dataTransfer === null || !dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      act(dataTransfer);
    };
  const over = withFiles((transfer) => {
    transfer.dropEffect = 'copy';
    tell(true);
  });
  const drop = withFiles((transfer) => {
    tell(false);
    take(transfer);
  });
  // Out of the window there is nothing that it goes to.
  const leave = (event: DragEvent): void => {
    if (event.relatedTarget === null) tell(false);
  };
  document.addEventListener('dragenter', over);
  document.addEventListener('dragover', over);
  document.addEventListener('dragleave', leave);
  document.addEventListener('drop', drop);
  return () => {
    document.removeEventListener('dragenter', over);
    document.removeEventListener('dragover', over);
    document.removeEventListener('dragleave', leave);
    document.removeEventListener('drop', drop);
  };
}

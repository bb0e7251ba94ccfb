import { FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useActors } from '../app/app-context';
import { Button } from '../widgets/button';
import classes from './open-file.module.css';

/** Scenarios are some kilobytes; what is so much larger is something else that was taken by mistake. */
const MOST_BYTES = 8_000_000;

interface OpenFileProps {
  readonly onIntent: () => void;
}

/** Opens a scenario from a file: by the button, or by dropping it anywhere on the start page. */
export function OpenFile({ onIntent }: OpenFileProps) {
  const { view } = useActors();
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const open = async (file: File): Promise<void> => {
    if (file.size > MOST_BYTES) {
      setTrouble(`“${file.name}” has ${Math.round(file.size / 1e6)} MB, and a scenario has at most 8.`);
      return;
    }
    try {
      const text = await file.text();
      view.setState({ page: { kind: 'file', name: file.name, text } });
    } catch {
      setTrouble(`“${file.name}” could not be read. Was it moved or deleted?`);
    }
  };
  useDroppedFile((file) => void open(file));
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="Scenario file"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // Choosing the same file once more shall count as a choice.
          target.value = '';
          if (file !== undefined) void open(file);
        }}
      />
      <Button
        variant="quiet"
        icon={<FolderOpen size={14} aria-hidden="true" />}
        onPointerEnter={onIntent}
        onFocus={onIntent}
        onClick={() => input.current?.click()}
      >
        Open file
      </Button>
      <span role="alert" className={classes.trouble}>
        {trouble}
      </span>
    </>
  );
}

function useDroppedFile(take: (file: File) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      latest.current(file);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, []);
}

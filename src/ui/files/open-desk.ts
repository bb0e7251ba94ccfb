import type { Actors } from '../../state/actions';
import { FileDesk, type DeskHands } from '../../state/files/file-desk';
import type { GivenFile } from '../../state/files/read-file';

/** The desk of this page: it speaks to the browser by elements that nobody sees. */
export function openDesk({ run, view }: Pick<Actors, 'run' | 'view'>): FileDesk {
  return new FileDesk(run, view, hands);
}

const hands: DeskHands = {
  choose: chooseFile,
  download,
  address: () => location.href.replace(/#.*$/, ''),
};

/** Whoever chooses takes their time: an element of no page that nobody holds may be gone before they have chosen. */
let asking: HTMLInputElement | null = null;

async function chooseFile(): Promise<GivenFile | null> {
  const input = document.createElement('input');
  asking = input;
  input.type = 'file';
  input.accept = '.json,application/json';
  return new Promise<GivenFile | null>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  }).finally(() => {
    if (asking === input) asking = null;
  });
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

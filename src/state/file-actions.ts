import type { Actors, Situation } from './actions';
import type { ActionSketch, Sketches } from './action-sketch';
import type { FileDesk } from './files/file-desk';
import { couldNotAsk } from './view';

type FileActionId = 'file.new' | 'file.open' | 'file.save-scenario' | 'file.save-run' | 'file.share';

/** What comes in and goes out as a file or a link. */
export function fileActions({ files, view }: Actors, { run }: Situation): Sketches<FileActionId> {
  const unavailable = run.scenario === null ? 'Open a scenario first.' : undefined;
  const does = (label: string, act: (desk: FileDesk) => unknown): ActionSketch => ({
    label,
    run: () =>
      void files
        .desk()
        .then(act)
        .catch(() => couldNotAsk(view)),
  });
  return {
    'file.new': does('New scenario', (desk) => desk.create()),
    'file.open': { ...does('Open a file…', async (desk) => desk.choose()), shortcut: 'Ctrl O' },
    'file.save-scenario': {
      ...does('Save the scenario', (desk) => desk.saveScenario()),
      shortcut: 'Ctrl S',
      unavailable,
    },
    'file.save-run': {
      ...does('Save the run', async (desk) => desk.saveRun()),
      shortcut: 'Shift Ctrl S',
      unavailable,
    },
    'file.share': {
      label: 'Share a link…',
      unavailable,
      run: () => view.setState({ overlay: 'share' }),
    },
  };
}

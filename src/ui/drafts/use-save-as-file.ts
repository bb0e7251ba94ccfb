import { couldNotAsk } from '../../state/view';
import { useActors } from '../app/app-context';
import { downloadText } from './download-text';

/** Hands the scenario with all of its edits to the person, as a file: that needs no storage. */
export function useSaveAsFile(): () => void {
  const { run, view } = useActors();
  return () => {
    const { scenario } = run.getState();
    if (scenario === null) return;
    import('../../state/drafts/scenario-file').then(
      ({ scenarioFile }) => {
        const { name, text } = scenarioFile(scenario);
        downloadText(name, text);
      },
      () => couldNotAsk(view),
    );
  };
}

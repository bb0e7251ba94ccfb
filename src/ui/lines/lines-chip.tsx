import { GitBranch } from 'lucide-react';
import { useRun, useView } from '../app/app-context';
import { useAction } from '../app/use-action';
import { Chip } from '../widgets/chip';

/** "2 of 3 lines": opens and folds the list of them. */
export default function LinesChip() {
  const lines = useRun((run) => run.lines);
  const line = useRun((run) => run.line);
  const folded = useView((view) => view.linesFolded);
  const { label, run } = useAction('view.lines');
  const at = lines.findIndex(({ id }) => id === line) + 1;
  return (
    <Chip icon={<GitBranch size={12} aria-hidden="true" />} pressed={!folded} onPress={run}>
      {`${at} of ${lines.length} lines`}
      <span className="visually-hidden">: {label.toLowerCase()}</span>
    </Chip>
  );
}

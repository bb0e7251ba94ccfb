import { Copy, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useActors } from '../app/app-context';
import { useTimeAxis } from '../time-axis/use-time-axis';
import { Button } from '../widgets/button';
import { Dialog } from '../widgets/dialog';
import type { ChartSheet } from './chart-sheet';
import { copyText, csvBlob, saveFile } from './hand-over';
import classes from './take-away.module.css';
import { copiedWords, figuresName, figuresOf } from './take-figures';
import { useAllCharts } from './use-all-charts';

/** The figures of all charts as one table, to be saved or copied. */
export default function FiguresDialog() {
  const actors = useActors();
  const charts = useAllCharts();
  const axis = useTimeAxis();
  const [sheet, setSheet] = useState<ChartSheet | null>(null);
  const [said, setSaid] = useState('');
  // Of the moment at which somebody asked: the run may go on meanwhile.
  useEffect(() => {
    let isOver = false;
    void figuresOf(actors, charts, axis.getState().range).then((made) => {
      if (!isOver) setSheet(made);
    });
    return () => {
      isOver = true;
    };
  }, [actors, charts, axis]);
  const copy = async (text: string): Promise<void> =>
    setSaid((await copyText(text)) ?? 'The figures are in the clipboard.');
  const none = sheet === null || sheet.seconds === 0 || sheet.columns === 0;
  return (
    <Dialog
      title="Figures of the charts"
      description="One row for each second in sight, one column for each line of the charts that are shown, in full precision. Seconds beyond the present moment are marked as known future."
      open
      onOpenChange={() => actors.view.setState({ overlay: null })}
    >
      <p className={classes.facts}>
        {sheet === null
          ? 'The figures are on their way.'
          : none
            ? 'No second in sight is over yet. Run the scenario, or move the time axis to what has been run.'
            : `${copiedWords(sheet)}. The range is that of the time axis: zoom out for the whole run.`}
      </p>
      <div className={classes.ways}>
        <Button
          icon={<Copy size={14} aria-hidden="true" />}
          disabledReason={none ? 'There is nothing to copy yet.' : undefined}
          onClick={() => void copy(sheet?.text ?? '')}
        >
          Copy as CSV
        </Button>
        <Button
          variant="primary"
          icon={<Download size={14} aria-hidden="true" />}
          disabledReason={none ? 'There is nothing to save yet.' : undefined}
          onClick={() => saveFile(figuresName(actors, charts), csvBlob(sheet?.text ?? ''))}
        >
          Save as CSV
        </Button>
      </div>
      <p role="status" className={classes.said}>
        {said}
      </p>
    </Dialog>
  );
}

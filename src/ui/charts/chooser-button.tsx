import { ChartNoAxesCombined } from 'lucide-react';
import { useRef } from 'react';
import { useActors, useView } from '../app/app-context';
import { LazyModule } from '../app/lazy-module';
import { Button } from '../widgets/button';

const loadChooser = async () => import('../chart-choice/chart-chooser');

/** Opens the list of all charts that there can be, which comes with the first press. */
export function ChooserButton() {
  const { view } = useActors();
  const isOpen = useView((now) => now.choosesCharts);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  return (
    <>
      <Button
        ref={button}
        size="small"
        icon={<ChartNoAxesCombined size={14} aria-hidden="true" />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={() => void loadChooser().catch(() => undefined)}
        // By the time of the click the browser has closed what was open.
        onPointerDown={() => {
          wasOpen.current = isOpen;
        }}
        onClick={() => {
          view.setState({ choosesCharts: !wasOpen.current && !isOpen });
          wasOpen.current = false;
        }}
      >
        Choose charts
      </Button>
      {isOpen && (
        <LazyModule
          load={loadChooser}
          what="The list of charts"
          show={({ ChartChooser }) => <ChartChooser opener={button} />}
        />
      )}
    </>
  );
}

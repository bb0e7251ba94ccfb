import { Plus } from 'lucide-react';
import { useActors } from '../app/app-context';
import { useRoom } from '../shell/use-room';
import { Button } from '../widgets/button';

/** Opens the list of parts that can be drawn. A phone has no room to draw. */
export function AddPart() {
  const { canvas, view } = useActors();
  if (useRoom() === 'phone') return null;
  return (
    <Button
      icon={<Plus size={14} aria-hidden="true" />}
      onClick={() => {
        view.setState({ topologyAsTable: false, dockMaximised: false });
        // The canvas may have to come back first.
        requestAnimationFrame(() => canvas.draw?.('draw.add'));
      }}
    >
      Add a part
    </Button>
  );
}

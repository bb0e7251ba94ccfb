import { Panel } from '@xyflow/react';
import { Box, Monitor } from 'lucide-react';
import { Button } from '../../widgets/button';
import { Kbd } from '../../widgets/kbd';
import { addPart } from '../adding/add-part';
import { useDesk } from '../desk';
import classes from './empty-drawing.module.css';

/** What an empty canvas teaches. */
export function EmptyDrawing() {
  const desk = useDesk();
  return (
    <Panel position="top-center" className={classes.place}>
      <p className={classes.sentence}>
        Nothing here yet. Add a client and a service, and draw a call from one to the other.
      </p>
      <div className={classes.ways}>
        <Button
          variant="primary"
          icon={<Monitor size={14} aria-hidden="true" />}
          onClick={() => void addPart(desk, { kind: 'client', load: 'open' })}
        >
          Add a client
        </Button>
        <Button
          icon={<Box size={14} aria-hidden="true" />}
          onClick={() => void addPart(desk, { kind: 'service' })}
        >
          Add a service
        </Button>
      </div>
      <p className={classes.hint}>
        <Kbd keys="I" /> lists every part, and <Kbd keys="Ctrl V" /> pastes nodes of another scenario.
      </p>
    </Panel>
  );
}

import { ViewportPortal } from '@xyflow/react';
import { boundsOf } from '../../topology/geometry/box';
import type { Drawn } from '../../topology/use-drawn';
import { useDesk } from '../desk';
import { NameField } from '../naming/name-field';
import type { Tool } from '../tools';
import { frameBox } from './frames';
import classes from './groups.module.css';

type NewGroupProps = Omit<Extract<Tool, { readonly kind: 'new-group' }>, 'kind'> & { readonly drawn: Drawn };

/** The frame of a group that is about to be made, and its name: typing goes there from the first letter on. */
export function NewGroup({ as, nodes, drawn }: NewGroupProps) {
  const desk = useDesk();
  const box = frameBox(boundsOf(nodes.flatMap((id) => drawn.all.get(id) ?? [])));
  const { x, y, width, height } = box;
  const make = async (name: string): Promise<void> => {
    await desk.doing.act({ kind: 'group', change: { kind: 'make', as, name, nodes } });
    desk.show(box);
  };
  return (
    <>
      <ViewportPortal>
        <span
          className={classes.frame}
          data-kind={as}
          data-takes="true"
          style={{ left: x, top: y, width, height }}
        />
      </ViewportPortal>
      <NameField
        label={`Name of the new ${as === 'zone' ? 'zone' : 'bounded context'}`}
        name={as === 'zone' ? 'Zone' : 'Context'}
        isNew
        place={box}
        onName={(name) => void make(name)}
        onClose={() => desk.close('new-group')}
      />
    </>
  );
}

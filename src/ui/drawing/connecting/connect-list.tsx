import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { NodeGlyph } from '../../inspector/parts/glyphs';
import type { Point } from '../../topology/geometry/box';
import { useDesk } from '../desk';
import { PickList } from '../pick-list';
import { candidates } from './candidates';
import { join } from './drag-call';

interface ConnectListProps {
  readonly from: string;
  readonly at: Point;
}

/** No id has a blank. */
const NEW = 'a new part';

/** All nodes that one could call, those first that it can; the others say why not. */
export function ConnectList({ from, at }: ConnectListProps) {
  const desk = useDesk();
  const scenario = desk.scenario();
  const call = useMemo(() => ({ kind: 'new', from }) as const, [from]);
  const can = useMemo(() => candidates(scenario, call), [scenario, call]);
  const entries = scenario.nodes.flatMap((node) => {
    const why = can.get(node.id);
    if (why === undefined) return [];
    const { id, name, kind } = node;
    const glyph = <NodeGlyph kind={kind} store={kind === 'database' ? node.store : undefined} />;
    return [{ key: id, label: name, note: kind, glyph, ...(why !== null && { why }) }];
  });
  const name = scenario.nodes.find(({ id }) => id === from)?.name ?? from;
  return (
    <PickList
      label={`What does ${name} call?`}
      placeholder="Which node?"
      at={at}
      groups={[
        { title: `${name} can call`, entries: entries.filter(({ why }) => why === undefined) },
        {
          title: 'What is not there yet',
          entries: [
            {
              key: NEW,
              label: 'A new part',
              note: 'chosen next',
              glyph: <Plus size={14} aria-hidden="true" />,
            },
          ],
        },
        { title: `${name} cannot call`, entries: entries.filter(({ why }) => why !== undefined) },
      ]}
      onClose={() => desk.close('connect')}
      onChoose={(id) => {
        if (id === NEW) desk.open({ kind: 'palette', at, from });
        else void join(desk, call, id, can.get(id) ?? null);
      }}
    />
  );
}

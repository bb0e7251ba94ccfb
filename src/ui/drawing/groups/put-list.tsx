import { Group, SquareDashed } from 'lucide-react';
import { groupMembers } from '../../../state/group-members';
import type { Point } from '../../topology/geometry/box';
import { useDesk } from '../desk';
import { PickList, type PickEntry } from '../pick-list';
import { groupChosen, putChosen } from './group-acts';

/** No id has a blank. */
const NEW = { context: 'a new context', zone: 'a new zone' } as const;

/** All groups, and new ones: the selected nodes come into the one that is chosen. */
export function PutList({ at }: { readonly at: Point }) {
  const desk = useDesk();
  const scenario = desk.scenario();
  const members = groupMembers(scenario);
  const { nodes } = desk.chosen();
  const entries = scenario.groups.map(({ id, name, kind }): PickEntry => {
    const isIn = nodes.every((node) => members.get(id)?.includes(node));
    const note = kind === 'zone' ? 'zone' : 'bounded context';
    return { key: id, label: name, note, glyph: GLYPHS[kind], ...(isIn && { why: 'is in it' }) };
  });
  return (
    <PickList
      label="Put into a group"
      placeholder="Which group?"
      at={at}
      groups={[
        { title: 'Groups', entries },
        {
          title: 'New groups',
          entries: [
            { key: NEW.context, label: 'New bounded context', glyph: GLYPHS.context },
            { key: NEW.zone, label: 'New zone', glyph: GLYPHS.zone },
          ],
        },
      ]}
      onClose={() => desk.close('put')}
      onChoose={(key) => {
        if (key === NEW.context) groupChosen(desk, 'context');
        else if (key === NEW.zone) groupChosen(desk, 'zone');
        else void putChosen(desk, key);
      }}
    />
  );
}

const GLYPHS = {
  context: <Group size={14} aria-hidden="true" />,
  zone: <SquareDashed size={14} aria-hidden="true" />,
} as const;

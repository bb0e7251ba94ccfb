import { useDesk } from '../desk';
import { NameField } from '../naming/name-field';
import type { FramedGroup } from './use-folds';

/** The name of a group as a field, where it stands. */
export function GroupName({ group: { id, name, box } }: { readonly group: FramedGroup }) {
  const desk = useDesk();
  return (
    <NameField
      label={`Name of ${name}`}
      name={name}
      place={box}
      onName={(next) =>
        void desk.doing.act({ kind: 'group', change: { kind: 'rename', group: id, name: next } })
      }
      onClose={() => desk.close('rename-group')}
    />
  );
}

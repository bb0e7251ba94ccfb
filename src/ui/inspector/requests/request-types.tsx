import { PencilLine, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { RequestTypeAct } from '../../../scenario/editing/acts';
import type { RequestType, Scenario } from '../../../scenario/format';
import { requestTypeFields } from '../../../scenario/node-settings';
import { offerUndo } from '../../../state/view';
import { useActors } from '../../app/app-context';
import { refusalText } from '../../forms/refusal-words';
import { SettingsForm } from '../../forms/settings-form';
import { settingsIn } from '../../forms/settings-in';
import { Button } from '../../widgets/button';
import { IconButton } from '../../widgets/icon-button';
import { RequestTitle } from '../parts/request-title';
import { Section } from '../parts/section';
import { requestName } from '../request-names';
import { RequestWords } from './request-words';
import pane from '../inspector.module.css';
import classes from './request-types.module.css';

/** What clients may ask for: types come and go, are renamed and set. */
export function RequestTypes({ scenario }: { readonly scenario: Scenario }) {
  const { run, view } = useActors();
  const [edited, setEdited] = useState<string | null>(null);
  const change = async (wished: RequestTypeAct['change']): Promise<boolean> => {
    const answer = await run.act({ kind: 'request-type', change: wished });
    if (!answer.ok) {
      view.setState({ message: refusalText(run.getState().scenario, {}, answer.error), undoable: false });
    }
    return answer.ok;
  };
  const add = async (): Promise<void> => {
    const before = new Set(scenario.requestTypes.map(({ id }) => id));
    if (!(await change({ kind: 'add', name: 'New request' }))) return;
    setEdited(run.getState().scenario?.requestTypes.find(({ id }) => !before.has(id))?.id ?? null);
  };
  const remove = async (id: string): Promise<void> => {
    if (await change({ kind: 'remove', id })) offerUndo(view, `${run.getState().undo ?? 'Removed'}.`);
  };
  return (
    <Section title="Requests">
      {scenario.requestTypes.length === 0 && (
        <p className={pane.none}>None yet. The first call of a client brings one.</p>
      )}
      {scenario.requestTypes.map((type) => (
        <RequestTypeItem
          key={type.id}
          scenario={scenario}
          type={type}
          isEdited={edited === type.id}
          edit={() => setEdited(edited === type.id ? null : type.id)}
          remove={() => void remove(type.id)}
        />
      ))}
      <Button
        size="small"
        className={classes.add}
        icon={<Plus size={14} aria-hidden="true" />}
        onClick={() => void add()}
      >
        Add a type of request
      </Button>
    </Section>
  );
}

interface RequestTypeItemProps {
  readonly scenario: Scenario;
  readonly type: RequestType;
  readonly isEdited: boolean;
  readonly edit: () => void;
  readonly remove: () => void;
}

function RequestTypeItem({ scenario, type, isEdited, edit, remove }: RequestTypeItemProps) {
  const name = requestName(scenario, type.id);
  return (
    <div className={pane.item}>
      <div className={classes.head}>
        <p className={pane.itemTitle}>
          <RequestTitle scenario={scenario} type={type} />
        </p>
        <IconButton
          size="small"
          label={`Edit the words of ${name}`}
          pressed={isEdited}
          icon={<PencilLine size={14} aria-hidden="true" />}
          onClick={edit}
        />
        <IconButton
          size="small"
          label={`Remove ${name}`}
          icon={<Trash2 size={14} aria-hidden="true" />}
          onClick={remove}
        />
      </div>
      {isEdited && <RequestWords type={type} />}
      <SettingsForm
        fields={requestTypeFields}
        values={settingsIn(requestTypeFields, type)}
        pathOf={(key) => `requestTypes.${type.id}.${key}`}
        context={name}
        main={['deadlineMs']}
      />
    </div>
  );
}

import { useState } from 'react';
import type { WorkNode } from '../../../scenario/format';
import { transportFields } from '../../../scenario/transport-settings';
import { useActors } from '../../app/app-context';
import { changedWords } from '../../forms/changed-words';
import { refusalText } from '../../forms/refusal-words';
import { SettingsForm } from '../../forms/settings-form';
import { useAttempt } from '../../forms/use-attempt';
import { Field } from '../../widgets/field';
import { useField } from '../../widgets/field-context';
import { FoldSection } from '../parts/fold-section';
import classes from './transport-section.module.css';

/** By whom the work of a node is done, and where its own server is. */
export function TransportSection({ node }: { readonly node: WorkNode }) {
  const { id, name, transport, address } = node;
  const values = { transport };
  return (
    <FoldSection
      title="Transport"
      summary={transport === 'http' && address !== '' ? address : changedWords(transportFields, values)}
    >
      <SettingsForm
        fields={transportFields}
        values={values}
        pathOf={(key) => `nodes.${id}.${key}`}
        context={name}
      />
      {transport === 'http' && <Address key={id} node={node} />}
    </FoldSection>
  );
}

const NO_FIELDS = {};

function Address({ node: { id, name, address } }: { readonly node: WorkNode }) {
  const { run } = useActors();
  const attempt = useAttempt(
    address,
    async (next) =>
      run.edit(`nodes.${id}.address`, String(next), `${name}: address ${String(next) || 'none'}`),
    NO_FIELDS,
  );
  const error = refusalText(run.getState().scenario, NO_FIELDS, attempt.problems) || undefined;
  return (
    <>
      <Field
        label="Address"
        help="Where its requests go: the path of a request is put behind it. The server has to let pages read its answers (CORS)."
        error={error}
      >
        <AddressInput
          value={String(attempt.shown)}
          commit={(next) => attempt.send(next)}
          restore={attempt.restore}
        />
      </Field>
      <p className={classes.note} role="status">
        {address === '' && 'Until there is an address, the simulation does the work.'}
      </p>
    </>
  );
}

interface AddressInputProps {
  readonly value: string;
  readonly commit: (next: string) => void;
  readonly restore: () => void;
}

/** Enter sends what is typed, and so does leaving the field; Escape takes it back. */
function AddressInput({ value, commit, restore }: AddressInputProps) {
  const field = useField();
  const [typed, setTyped] = useState<string | null>(null);
  const send = (): void => {
    if (typed === null) return;
    commit(typed.trim());
    setTyped(null);
  };
  return (
    <input
      id={field?.controlId}
      type="url"
      className={classes.input}
      placeholder="http://127.0.0.1:8080"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      aria-invalid={field?.error === undefined ? undefined : true}
      aria-describedby={field?.error === undefined ? undefined : field.errorId}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setTyped(null);
        restore();
      }}
    />
  );
}

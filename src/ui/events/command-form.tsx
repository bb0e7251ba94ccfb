import { useId, type ComponentProps } from 'react';
import type { CommandField, CommandForm as Form } from '../../worker/commands';
import { count } from '../figures';
import { Field } from '../widgets/field';
import { useField } from '../widgets/field-context';
import { Select } from '../widgets/select';
import {
  choiceOf,
  commandsOf,
  withService,
  withType,
  type CommandDraft,
  type Expectation,
  type FieldErrors,
} from './command-draft';
import classes from './command-dialog.module.css';

interface CommandFormProps {
  readonly form: Form;
  readonly draft: CommandDraft;
  readonly errors: FieldErrors;
  readonly change: (draft: CommandDraft) => void;
}

/** What to tell which owner of data, about which row, and which version that has to have. */
export function CommandForm({ form, draft, errors, change }: CommandFormProps) {
  const ids = useId();
  const choice = choiceOf(form, draft);
  const shape = choice?.body ?? null;
  const { about } = form;
  const known = form.services.find(({ service }) => service === draft.service)?.ids ?? [];
  const isAbout = about?.service === draft.service && about.id === draft.id;
  return (
    <div className={classes.form}>
      <div className={classes.pair}>
        <Field label="Service" layout="column" error={errors.service}>
          <Select
            options={form.services.map(({ service, node }) => ({
              value: service,
              label: node.toLowerCase() === service ? service : `${service}, kept by ${node}`,
            }))}
            value={draft.service}
            onChange={(service) => change(withService(form, draft, service))}
          />
        </Field>
        <Field label="Command" layout="column" error={errors.type}>
          <Select
            options={typeOptions(form, draft)}
            value={draft.type}
            onChange={(type) => change(withType(form, draft, type))}
          />
        </Field>
      </div>
      {choice?.needsId === true && (
        <Field label="Id" layout="column" error={errors.id}>
          <TextInput
            list={`${ids}-ids`}
            value={draft.id}
            onChange={({ target: { value } }) => change({ ...draft, id: value })}
          />
          <datalist id={`${ids}-ids`}>
            {known.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </datalist>
        </Field>
      )}
      {shape !== null && (
        <>
          <Field label="Body" layout="column" error={errors.body}>
            <BodyArea value={draft.body} onChange={(body) => change({ ...draft, body })} />
          </Field>
          <BodyHelp fields={shape.fields} />
        </>
      )}
      <VersionFields
        draft={draft}
        error={errors.expectedVersion}
        change={change}
        version={isAbout ? about.version : null}
      />
    </div>
  );
}

/** What would happen to the stream now stands first, and apart. */
function typeOptions(form: Form, { service, id }: CommandDraft) {
  const { about } = form;
  const fitting = about?.service === service && about.id === id ? about.fitting.map(({ type }) => type) : [];
  const commands = commandsOf(form, service).map(({ type, words }) => ({ value: type, label: words }));
  const first = fitting.flatMap((type) => commands.filter(({ value }) => value === type));
  const rest = commands.filter(({ value }) => !fitting.includes(value));
  if (first.length === 0) return rest;
  return [...first, ...rest.map(({ value, label }) => ({ value, label: `${label} (not now)` }))];
}

const EXPECTATIONS: readonly { readonly value: Expectation; readonly label: string }[] = [
  { value: 'any', label: 'any' },
  { value: 'none', label: 'none: it has no events yet' },
  { value: 'exists', label: 'exists: it has events' },
  { value: 'exactly', label: 'exactly this one' },
];

interface VersionFieldsProps {
  readonly draft: CommandDraft;
  readonly error: string | undefined;
  readonly change: (draft: CommandDraft) => void;
  /** Of the stream that it is about, where that is known. */
  readonly version: number | null;
}

function VersionFields({ draft, error, change, version }: VersionFieldsProps) {
  const isExact = draft.expects === 'exactly';
  return (
    <div className={classes.pair}>
      <Field
        label="Expected version"
        layout="column"
        help="Which version its stream has to have. If somebody else was quicker, nothing happens, and you are told which one it has."
        error={isExact ? undefined : error}
      >
        <Select
          options={EXPECTATIONS}
          value={draft.expects}
          onChange={(expects) => change({ ...draft, expects })}
        />
      </Field>
      {isExact && (
        <Field
          label={version === null ? 'Version' : `Version, now ${count(version)}`}
          layout="column"
          error={error}
        >
          <TextInput
            inputMode="numeric"
            value={draft.version}
            onChange={({ target: { value } }) => change({ ...draft, version: value })}
          />
        </Field>
      )}
    </div>
  );
}

function TextInput(props: Pick<ComponentProps<'input'>, 'list' | 'inputMode' | 'value' | 'onChange'>) {
  const field = useField();
  return (
    <input
      {...props}
      id={field?.controlId}
      className={classes.input}
      type="text"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      aria-invalid={field?.error === undefined ? undefined : true}
      aria-describedby={field?.error === undefined ? undefined : field.errorId}
    />
  );
}

interface BodyAreaProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function BodyArea({ value, onChange }: BodyAreaProps) {
  const field = useField();
  const rows = Math.min(12, Math.max(3, value.split('\n').length));
  return (
    <textarea
      id={field?.controlId}
      className={classes.area}
      rows={rows}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      aria-invalid={field?.error === undefined ? undefined : true}
      aria-describedby={field?.error === undefined ? undefined : field.errorId}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function BodyHelp({ fields }: { readonly fields: readonly CommandField[] }) {
  return (
    <dl className={classes.fields} aria-label="Fields of the body">
      {fields.map(({ name, help, isOptional }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {help}
            {isOptional && ' It can be left out.'}
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { Route, RouteParameter } from '../../worker/http';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import { useConsole, useConsoleStore } from './console-context';
import { ScrollRegion } from './scroll-region';
import { schemaFields, schemaPointer, type SchemaField } from './schema-fields';
import { useFieldProblems } from './use-problems';
import classes from './field-help.module.css';

/** What a request may say: the parameters of its path and the fields of its body. */
export function FieldHelp({ route }: { readonly route: Route | undefined }) {
  const fields = useMemo(() => schemaFields(route?.body ?? null), [route]);
  if (route === undefined) {
    return <EmptyState>Choose a path that is known, and what it takes is explained here.</EmptyState>;
  }
  return (
    <ScrollRegion label="What it takes" className={classes.help}>
      <p className={classes.summary}>
        <strong>
          {route.method} {route.path}
        </strong>{' '}
        {route.summary}
      </p>
      {route.query.length > 0 && (
        <section aria-label="Parameters">
          <h3 className={classes.title}>Parameters of the path</h3>
          {route.query.map((parameter) => (
            <Parameter key={parameter.name} parameter={parameter} />
          ))}
        </section>
      )}
      {fields.length > 0 && (
        <section aria-label="Body">
          <h3 className={classes.title}>Fields of the body</h3>
          <ul className={classes.fields}>
            {fields.map((field) => (
              <Field key={field.pointer} field={field} />
            ))}
          </ul>
        </section>
      )}
      {fields.length === 0 && route.query.length === 0 && (
        <p className={classes.words}>It takes no parameters and no body.</p>
      )}
    </ScrollRegion>
  );
}

function Parameter({ parameter: { name, help, example } }: { readonly parameter: RouteParameter }) {
  const store = useConsoleStore();
  const path = useConsole(({ draft }) => draft.path);
  const add = (): void => {
    const pair = `${encodeURIComponent(name)}=${encodeURIComponent(example)}`;
    store.change({ path: `${path}${path.includes('?') ? '&' : '?'}${pair}` });
  };
  return (
    <div className={classes.field}>
      <span className={classes.head}>
        <code className={classes.name}>{name}</code>
        <Button
          size="small"
          variant="quiet"
          icon={<Plus size={12} aria-hidden="true" />}
          aria-label={`Add ${name} to the path`}
          onClick={add}
        >
          Add
        </Button>
      </span>
      <span className={classes.words}>{help}</span>
    </div>
  );
}

function Field({ field }: { readonly field: SchemaField }) {
  const { pointer, name, depth, type, isRequired, range, help } = field;
  const problems = useFieldProblems().filter((problem) => schemaPointer(problem.pointer) === pointer);
  return (
    <li className={classes.field} style={{ paddingLeft: `${depth * 0.875}rem` }}>
      <span className={classes.head}>
        <code className={classes.name}>{name}</code>
        <span className={classes.type}>{type}</span>
        {isRequired && <span className={classes.required}>required</span>}
        {range !== '' && <span className={classes.range}>{range}</span>}
      </span>
      {help !== '' && <span className={classes.words}>{help}</span>}
      {problems.map(({ words }) => (
        <span key={words} className={classes.wrong}>
          {words}
        </span>
      ))}
    </li>
  );
}

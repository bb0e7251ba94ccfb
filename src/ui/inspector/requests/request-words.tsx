import type { RequestType } from '../../../scenario/format';
import { WORD_LIMITS } from '../../../scenario/word-settings';
import { useActors } from '../../app/app-context';
import { WordsField } from '../scenario/words-field';
import classes from './request-types.module.css';

/** What a type of request is called, and what it asks of a server. */
export function RequestWords({ type }: { readonly type: RequestType }) {
  const { run } = useActors();
  const { id, name, method, path } = type;
  const edit = async (key: string, value: string) =>
    run.edit(`requestTypes.${id}.${key}`, value, `${name}: ${key} → ${value}`);
  return (
    <div role="group" aria-label={`Words of ${name}`} className={classes.words}>
      <WordsField
        label="Name"
        value={name}
        most={WORD_LIMITS.name}
        problemOf={(text) => (text.trim() === '' ? 'A name has at least one character.' : undefined)}
        commit={async (next) => edit('name', next)}
        isFirst
      />
      <WordsField label="Method" value={method} commit={async (next) => edit('method', next.toUpperCase())} />
      <WordsField label="Path" value={path} commit={async (next) => edit('path', next)} />
    </div>
  );
}

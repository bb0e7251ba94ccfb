import type { Scenario } from '../../../scenario/format';
import { WORD_LIMITS } from '../../../scenario/word-settings';
import { useActors } from '../../app/app-context';
import { Button } from '../../widgets/button';
import { WordsField } from './words-field';
import { asLines, asTags, lineProblem, tagProblem } from './words-lines';
import classes from './words-form.module.css';

export interface WordsFormProps {
  readonly scenario: Scenario;
  readonly done: () => void;
}

/** The words of a scenario: they tell a reader what it is about, and the run does not know them. */
export function WordsForm({ scenario, done }: WordsFormProps) {
  const { run } = useActors();
  const { name, question, watch, tags, notes } = scenario;
  const edit = async (path: string, value: string | readonly string[], label: string) =>
    run.edit(path, value, `Scenario: ${label} changed`);
  return (
    <div role="group" aria-label="Words of the scenario" className={classes.form}>
      <WordsField
        label="Name"
        value={name}
        most={WORD_LIMITS.name}
        commit={async (next) => edit('name', next, 'name')}
        isFirst
      />
      <WordsField
        label="Question"
        help="What somebody who runs it will know in the end."
        value={question}
        most={WORD_LIMITS.line}
        rows={3}
        commit={async (next) => edit('question', next, 'question')}
      />
      <WordsField
        label="What to watch"
        help="One thing in each line, in the order in which they happen."
        value={watch.join('\n')}
        rows={5}
        problemOf={(text) => lineProblem(asLines(text))}
        commit={async (next) => edit('watch', asLines(next), 'what to watch')}
      />
      <WordsField
        label="Tags"
        help="Words by which it is found, with commas between."
        value={tags.join(', ')}
        problemOf={(text) => tagProblem(asTags(text))}
        commit={async (next) => edit('tags', asTags(next), 'tags')}
      />
      <WordsField
        label="Notes"
        help="Whatever else a reader should know."
        value={notes}
        most={WORD_LIMITS.notes}
        rows={6}
        commit={async (next) => edit('notes', next, 'notes')}
      />
      <Button size="small" onClick={done}>
        Done
      </Button>
    </div>
  );
}

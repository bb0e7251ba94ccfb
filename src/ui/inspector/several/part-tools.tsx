import { Copy, Trash2 } from 'lucide-react';
import type { Act } from '../../../scenario/editing/acts';
import { offerUndo, select, selectAll } from '../../../state/view';
import type { PartRef } from '../../../worker/protocol';
import { useActors } from '../../app/app-context';
import { refusalOfSeveral } from '../../forms/refusal-words';
import { Button } from '../../widgets/button';
import classes from './several.module.css';

/** How far from what it copies a copy stands. */
const ASIDE = { x: 48, y: 48 };

/** What can be done to several parts of the drawing at once. */
export function PartTools({ parts }: { readonly parts: readonly PartRef[] }) {
  const { run, view } = useActors();
  const act = async (what: Act, done: (made: readonly PartRef[]) => void): Promise<void> => {
    const result = await run.act(what);
    if (result.ok) done(result.value);
    else view.setState({ message: refusalOfSeveral(run.getState().scenario, {}, result.error) });
  };
  const duplicate = async (): Promise<void> =>
    act({ kind: 'duplicate', parts, by: ASIDE }, (made) => selectAll(view, made));
  const remove = async (): Promise<void> =>
    act({ kind: 'remove', parts }, () => {
      select(view, null);
      offerUndo(view, `${parts.length} parts deleted.`);
    });
  return (
    <div role="group" aria-label="The selected parts" className={classes.tools}>
      {parts.some(({ kind }) => kind === 'node') && (
        <Button size="small" icon={<Copy size={14} aria-hidden="true" />} onClick={() => void duplicate()}>
          Duplicate
        </Button>
      )}
      <Button size="small" icon={<Trash2 size={14} aria-hidden="true" />} onClick={() => void remove()}>
        Delete
      </Button>
    </div>
  );
}

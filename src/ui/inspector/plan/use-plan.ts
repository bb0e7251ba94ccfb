import { useState } from 'react';
import type { PlanChange } from '../../../scenario/editing/acts';
import { useActors } from '../../app/app-context';
import { refusalText } from '../../forms/refusal-words';

export interface PlanEdits {
  /** Why the last change was not made; '' when it was. */
  readonly refused: string;
  /** What was done last, for those who do not see it. */
  readonly said: string;
  /** Whether it was made. */
  readonly change: (change: PlanChange) => Promise<boolean>;
}

/** Changes of what a node calls, one after another. */
export function usePlan(node: string): PlanEdits {
  const { run } = useActors();
  const [told, setTold] = useState({ refused: '', said: '' });
  const change = async (wished: PlanChange): Promise<boolean> => {
    const answer = await run.act({ kind: 'plan', node, change: wished });
    const state = run.getState();
    setTold(
      answer.ok
        ? { refused: '', said: state.undo ?? '' }
        : { refused: refusalText(state.scenario, {}, answer.error), said: '' },
    );
    return answer.ok;
  };
  return { ...told, change };
}

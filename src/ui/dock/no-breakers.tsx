import { ShieldPlus } from 'lucide-react';
import { foldPanel } from '../../state/preferences';
import { select } from '../../state/view';
import { useActors, useRun } from '../app/app-context';
import { partName } from '../event-log/part-names';
import { AddPart } from '../next-step/add-part';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';

/** What a breaker is for, and where one is added: at a call. */
export function NoBreakers() {
  const { view, preferences } = useActors();
  const scenario = useRun((run) => run.scenario);
  const edge = scenario?.edges[0];
  const lead =
    'A circuit breaker stops the calls to somebody who keeps failing, and tries again after a while.';
  if (scenario === null || edge === undefined) {
    return (
      <EmptyState action={<AddPart />}>
        {lead} It guards a call between two nodes, and there is no call yet.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        <Button
          icon={<ShieldPlus size={14} aria-hidden="true" />}
          onClick={() => {
            select(view, { kind: 'edge', id: edge.id });
            view.setState({ phoneTab: 'settings' });
            foldPanel(preferences, 'inspector', false);
          }}
        >
          Select {partName(scenario, { kind: 'edge', id: edge.id })}
        </Button>
      }
    >
      {lead} No call of this scenario has one: select a call, and add one to its policies.
    </EmptyState>
  );
}

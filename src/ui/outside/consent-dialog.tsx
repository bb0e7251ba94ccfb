import { useId } from 'react';
import type { Scenario } from '../../scenario/format';
import type { OutsideNode } from '../../worker/http';
import { useActors, useRun } from '../app/app-context';
import { nodeName } from '../event-log/part-names';
import { Button } from '../widgets/button';
import { Dialog } from '../widgets/dialog';
import { callersOf, callerWords, methodWords } from './outside-words';
import classes from './consent-dialog.module.css';

/** Before a run calls a server: which ones, what they get, and the way without them. Nothing has been called yet. */
export function ConsentDialog() {
  const { run } = useActors();
  const asks = useRun((now) => now.asksConsent);
  const outside = useRun((now) => now.outside);
  const scenario = useRun((now) => now.scenario);
  const id = useId();
  if (!asks || outside === null || scenario === null) return null;
  const { asksFor } = outside;
  const nameOf = (node: string): string => nodeName(scenario, node);
  const methods = methodWords(scenario);
  const callers = callersOf(outside.nodes, asksFor);
  const simulate = async (): Promise<void> => {
    const edit = simulatedInstead(scenario, callers);
    run.declineConsent();
    const made = await run.editTogether(edit, 'Work of services is simulated');
    if (made.ok) run.play();
  };
  return (
    <Dialog
      title="This scenario wants to call servers"
      description="Nothing has been called yet. Requests go out from this browser, as they would from any page."
      open
      onOpenChange={() => run.declineConsent()}
      actions={
        <>
          <Button onClick={() => void simulate()}>Run simulated instead</Button>
          <Button variant="primary" onClick={() => run.allow(asksFor)}>
            Allow for this page
          </Button>
        </>
      }
    >
      <h3 id={id} className={classes.heading}>
        {asksFor.length === 1 ? 'The address' : `The ${asksFor.length} addresses`}
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys can scroll only what has the focus */}
      <ul aria-labelledby={id} tabIndex={0} className={classes.list}>
        {asksFor.map((origin) => (
          <li key={origin}>
            <code className={classes.origin}>{origin}</code>
            <span className={classes.by}>
              {`for the work of ${callersOf(callers, [origin])
                .map((one) => callerWords(one, nameOf))
                .join(', ')}`}
            </span>
          </li>
        ))}
      </ul>
      <h3 className={classes.heading}>What they get</h3>
      <p className={classes.words}>
        The method, path and body of requests that the simulation makes up
        {methods !== '' && (
          <>
            {' '}
            (<strong>{methods}</strong>)
          </>
        )}{' '}
        or that you send by the console; at most 50 a second, at the speed of the clock. No cookies and no
        passwords of yours are sent along.
      </p>
      <p className={classes.words}>It holds for this page until it is closed or loaded anew.</p>
    </Dialog>
  );
}

function simulatedInstead(scenario: Scenario, callers: readonly OutsideNode[]) {
  const ids = new Set(callers.map(({ node }) => node));
  return scenario.nodes.flatMap((node) =>
    node.kind !== 'client' && ids.has(node.id)
      ? [{ path: `nodes.${node.id}.transport`, old: node.transport, new: 'simulated' }]
      : [],
  );
}

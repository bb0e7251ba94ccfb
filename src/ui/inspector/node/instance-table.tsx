import { useState, type ReactNode } from 'react';
import type { Scenario, WorkNode } from '../../../scenario/format';
import type { InstanceDetail } from '../../../worker/protocol';
import { count, milliseconds, rate, share, UNKNOWN } from '../../figures';
import { Mark } from '../../marks/mark';
import { classNames } from '../../widgets/class-names';
import { awaySentences, callersOf, shareText } from './instance-callers';
import { byZone, isReady } from './instance-look';
import { InstanceState, type InstanceStateProps } from './instance-state';
import { slowSentence, SlowWatch } from './slow-watch';
import classes from './instance-list.module.css';
import pane from '../inspector.module.css';

export interface InstanceTableProps {
  readonly scenario: Scenario;
  readonly node: WorkNode;
  readonly instances: readonly InstanceDetail[];
  readonly now: number;
}

/** Instances by zone; what stands out is said below, so that nothing moves when it comes. */
export function InstanceTable({ scenario, node, instances, now }: InstanceTableProps) {
  const [watch] = useState(() => new SlowWatch());
  const slower = watch.read(instances, now);
  const slowest = Math.max(...instances.map(({ meanMs }) => meanMs || 0));
  const zones = byZone(instances);
  const callers = callersOf(scenario, instances);
  const columns = callers.length === 0 ? COLUMNS : [...COLUMNS, sharesOf(callers)];
  return (
    <>
      <Scroller label={`Instances of ${node.name}`} hasShares={callers.length > 0}>
        <thead>
          <tr>
            {columns.map(([title, what]) => (
              <th key={title} scope="col" title={what}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {zones.map(([zone, members]) => (
          <tbody key={zone}>
            {zones.length > 1 && (
              <tr className={classes.zone}>
                <th scope="rowgroup" colSpan={columns.length} title={zone}>
                  {zone}
                </th>
              </tr>
            )}
            {members.map((instance) => (
              <Row
                key={instance.number}
                instance={instance}
                slower={slower[instances.indexOf(instance)]}
                slowest={slowest}
                startupMs={node.startupMs}
                now={now}
              />
            ))}
          </tbody>
        ))}
      </Scroller>
      <p className={classes.sentence} role="status">
        {slowSentence(instances, slower)}
      </p>
      {awaySentences(scenario, instances).map((sentence) => (
        <p key={sentence} className={pane.text}>
          {sentence}
        </p>
      ))}
    </>
  );
}

interface ScrollerProps {
  readonly label: string;
  readonly hasShares: boolean;
  readonly children: ReactNode;
}

function Scroller({ label, hasShares, children }: ScrollerProps) {
  return (
    // A region that scrolls can be scrolled by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroller} role="region" aria-label={label} tabIndex={0}>
      <table className={classNames(classes.table, hasShares && classes.shares)}>{children}</table>
    </div>
  );
}

const sharesOf = (callers: readonly string[]) =>
  ['Share', `Of the choices so far of ${callers.join(', then ')}`] as const;

const COLUMNS = [
  ['#', 'Number'],
  ['State', 'How it stands'],
  ['Busy', 'Workers that are taken, of all'],
  ['Queue', 'Requests that wait for a worker'],
  ['Rate', 'Requests that arrive a second'],
  ['Unserved', 'Failed or turned away, of those that ended in the last second'],
  ['Mean', 'From arrival to answer on average, in the last second'],
] as const;

function Row({ slowest, ...props }: InstanceStateProps & { readonly slowest: number }) {
  const { number, busy, workers, queued, failedShare, meanMs, ...instance } = props.instance;
  const stands = props.slower !== undefined;
  return (
    <tr className={isReady(props.instance) ? undefined : classes.down}>
      <th scope="row">{number}</th>
      <td>
        <InstanceState {...props} />
        {instance.keptAway.length > 0 && (
          <Mark kind="rejected" size={9} label="kept away from" className={classes.away} />
        )}
      </td>
      <td>
        {workers > 0 ? `${count(busy)}/${count(workers)}` : UNKNOWN}
        <Bar share={busy / workers} isFull={workers > 0 && busy >= workers} />
      </td>
      <td>{count(queued)}</td>
      <td>{rate(instance.rate)}</td>
      <td className={failedShare > 0 ? classes.failed : undefined}>{share(failedShare)}</td>
      <td className={stands ? classes.degraded : undefined}>
        {milliseconds(meanMs)}
        <Bar share={meanMs / slowest} isFull={stands} />
      </td>
      {instance.chosen.length > 0 && <td>{shareText(props.instance)}</td>}
    </tr>
  );
}

/** A share of something as a line under the figure that says it. */
function Bar({ share: part, isFull }: { readonly share: number; readonly isFull: boolean }) {
  return (
    <span
      className={classNames(classes.track, isFull && classes.full)}
      style={{ backgroundSize: `${Math.min(1, part || 0) * 100}% 100%` }}
      aria-hidden="true"
    />
  );
}

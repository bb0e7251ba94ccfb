import { Ellipsis } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { PlanChange } from '../../../scenario/editing/acts';
import type { Call, Scenario } from '../../../scenario/format';
import { IconButton } from '../../widgets/icon-button';
import { Menu } from '../../widgets/menu';
import { RowGrip } from '../edge/row-grip';
import { callMenu } from './call-menu';
import { calleeName, callRemark } from './call-words';
import classes from './plan-list.module.css';

interface PlanStepProps {
  readonly scenario: Scenario;
  readonly calls: readonly Call[];
  /** Counted from 0. */
  readonly step: number;
  readonly steps: number;
  /** The id of the sentence that says what the keys of a grip do. */
  readonly help: string;
  readonly change: (change: PlanChange) => void;
  readonly drop: (to: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** One step of a plan: a call, or several that are made side by side. */
export function PlanStep(props: PlanStepProps) {
  const { scenario, calls, step, steps, help, change, drop, onKeyDown } = props;
  const names = calls.map((call) => calleeName(scenario, call));
  return (
    <li className={classes.step}>
      <RowGrip
        label={`Move ${names.join(' and ')}, step ${step + 1} of ${steps}`}
        help={help}
        drop={drop}
        press={() => undefined}
        onKeyDown={onKeyDown}
      />
      <span className={classes.number} aria-hidden="true">
        {step + 1}
      </span>
      <ul className={classes.calls} aria-label={calls.length > 1 ? 'Side by side' : undefined}>
        {calls.map((call, place) => {
          const remark = callRemark(scenario, call);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a step may make the same call twice
            <li key={`${names[place]} ${place}`} className={classes.call}>
              <span className={classes.words}>
                <span className={classes.name} title={names[place]}>
                  {names[place]}
                </span>
                {remark !== '' && <span className={classes.remark}>{remark}</span>}
              </span>
              <Menu
                align="end"
                trigger={
                  <IconButton
                    size="small"
                    label={`Change the call to ${names[place]}`}
                    icon={<Ellipsis size={14} aria-hidden="true" />}
                  />
                }
                entries={callMenu(
                  scenario,
                  { call, at: { step, call: place }, beside: calls.length, steps },
                  change,
                )}
              />
            </li>
          );
        })}
      </ul>
    </li>
  );
}

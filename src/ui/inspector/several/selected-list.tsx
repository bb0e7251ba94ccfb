import { X } from 'lucide-react';
import { useState } from 'react';
import type { Scenario } from '../../../scenario/format';
import { select, toggleSelected } from '../../../state/view';
import type { PartRef } from '../../../worker/protocol';
import { useActors } from '../../app/app-context';
import { partName } from '../../event-log/part-names';
import { IconButton } from '../../widgets/icon-button';
import { LinkButton } from '../parts/link-button';
import { Section } from '../parts/section';
import classes from './several.module.css';

const MOST_SHOWN = 6;

export interface SelectedListProps {
  readonly scenario: Scenario;
  readonly parts: readonly PartRef[];
}

/** What is selected: each can be looked at alone, or left out. */
export function SelectedList({ scenario, parts }: SelectedListProps) {
  const { view } = useActors();
  const [all, setAll] = useState(false);
  const shown = all ? parts : parts.slice(0, MOST_SHOWN);
  return (
    <Section title="Selected">
      <ul className={classes.parts}>
        {shown.map((part) => {
          const name = partName(scenario, part);
          return (
            <li key={`${part.kind} ${part.id}`}>
              <button
                type="button"
                className={classes.part}
                title={`Look at ${name} alone`}
                onClick={() => select(view, part)}
              >
                {name}
              </button>
              <IconButton
                size="small"
                label={`Leave out ${name}`}
                icon={<X size={12} aria-hidden="true" />}
                tooltipSide="left"
                onClick={() => toggleSelected(view, part)}
              />
            </li>
          );
        })}
      </ul>
      {parts.length > MOST_SHOWN && (
        <LinkButton aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${parts.length}`}
        </LinkButton>
      )}
    </Section>
  );
}

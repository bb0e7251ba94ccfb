import { CircleHelp } from 'lucide-react';
import type { GuideTopic } from '../../../state/guide-topic';
import { useActors } from '../../app/app-context';
import { IconButton } from '../../widgets/icon-button';

interface WhatIsThisProps {
  readonly topic: GuideTopic;
  /** What it is called here, as in "What is a saga?". */
  readonly what: string;
}

/** Leads from a part of the inspector to the page of the guide about it. */
export function WhatIsThis({ topic, what }: WhatIsThisProps) {
  const { view } = useActors();
  return (
    <IconButton
      size="small"
      label={`What is ${what}?`}
      icon={<CircleHelp size={14} aria-hidden="true" />}
      onClick={() => view.setState({ overlay: 'guide', guide: topic })}
    />
  );
}

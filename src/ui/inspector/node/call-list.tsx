import type { Scenario } from '../../../scenario/format';
import { CallRows } from '../parts/call-rows';
import { Section } from '../parts/section';

export interface CallListProps {
  readonly scenario: Scenario;
  readonly node: string;
  readonly direction: 'out' | 'in';
}

const WORDS = {
  out: { title: 'Calls', none: 'nobody', show: 'callee' },
  in: { title: 'Called by', none: 'nobody', show: 'caller' },
} as const;

/** The calls that a node makes, or those that come to it. */
export function CallList({ scenario, node, direction }: CallListProps) {
  const { title, none, show } = WORDS[direction];
  const edges = scenario.edges.filter((edge) => (direction === 'out' ? edge.from : edge.to) === node);
  return (
    <Section title={title} aside={edges.length === 0 ? none : undefined}>
      {edges.length > 0 && <CallRows scenario={scenario} edges={edges} show={show} />}
    </Section>
  );
}

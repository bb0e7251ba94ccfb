import type { Scenario } from '../../scenario/format';
import { useRun } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { decidedOf } from './decided';
import type { Lane } from './lane-list';
import { spansText } from './spans-text';
import { momentText } from '../time-axis/moment-text';

export interface TimelineSummaryProps {
  readonly scenario: Scenario;
  readonly lanes: readonly Lane[];
}

/** Often enough for whoever reads along, seldom enough not to disturb them. */
const REFRESH_MS = 5000;
const MOST_STRETCHES = 12;

/** What the lanes show, as a table for those who do not see them. */
export function TimelineSummary({ scenario, lanes }: TimelineSummaryProps) {
  return (
    <table className="visually-hidden">
      <caption>The timeline in words</caption>
      <thead>
        <tr>
          <th scope="col">Lane</th>
          <th scope="col">What happened</th>
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane) => (
          <tr key={lane.key}>
            <th scope="row">{`${lane.name} ${lane.kind}`.trim()}</th>
            <td>
              <LaneText scenario={scenario} lane={lane} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LaneText({ scenario, lane }: { readonly scenario: Scenario; readonly lane: Lane }) {
  const log = useRun((run) => run.log);
  const verdict = useRun((run) => run.verdict);
  const spans = useFrame((frames) => {
    if (lane.type !== 'breaker') return '';
    return spansText(frames.lane(lane.edge, lane.layer), MOST_STRETCHES);
  }, REFRESH_MS);
  if (lane.type === 'breaker') return spans;
  if (lane.type === 'fault') return lane.title;
  const decided = decidedOf(scenario, verdict);
  const words = [
    ...log.map(({ label, time }) => `${label} at ${momentText(time, 2)}`),
    ...decided.map((one) => `${one.words}: ${one.verdict} at ${momentText(one.at, 2)}`),
  ];
  return words.length > 0 ? words.join('; ') : 'nothing yet';
}

import type { Scenario, ScenarioEdge } from '../../../scenario/format';
import { edgeFields, requestTypeFields } from '../../../scenario/node-settings';
import { reachedEdgesOf } from '../../../state/fault-reach';
import { EDGE_FIELD } from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { useHasFallback } from '../../app/use-has-fallback';
import { edgeName } from '../../event-log/part-names';
import { count, milliseconds, UNKNOWN } from '../../figures';
import { LatencyForm } from '../../forms/latency-form';
import { settingsIn } from '../../forms/settings-in';
import { SettingsForm } from '../../forms/settings-form';
import { carriedRequests } from '../carried-requests';
import { FaultList } from '../faults/fault-list';
import { edgeValue } from '../frame-reads';
import { RequestTitle } from '../parts/request-title';
import { Section } from '../parts/section';
import { requestName } from '../request-names';
import pane from '../inspector.module.css';

export interface CallTabProps {
  readonly scenario: Scenario;
  readonly edge: ScenarioEdge;
}

/** The call itself, without its policies: the network, what giving up does, and whose requests it carries. */
export function CallTab({ scenario, edge }: CallTabProps) {
  const name = edgeName(scenario, edge.id);
  const carried = carriedRequests(scenario, edge.id);
  return (
    <div className={pane.sections}>
      <Section title="Calls so far">
        <EdgeTotals edge={edge.id} />
      </Section>
      <FaultList
        scenario={scenario}
        faults={scenario.faults.filter((fault) => reachedEdgesOf(scenario, fault).includes(edge.id))}
        none="No fault of the network concerns this call."
      />
      <Section title="Settings">
        <LatencyForm
          latency={edge.latency}
          path={`edges.${edge.id}.latency`}
          context={name}
          title="One way takes"
          help="How long a request is on its way to the callee, and again its answer on the way back."
        />
        <SettingsForm
          fields={edgeFields}
          values={settingsIn(edgeFields, edge)}
          pathOf={(key) => `edges.${edge.id}.${key}`}
          context={name}
        />
      </Section>
      <Section title="Carries" aside={carried.length === 0 ? 'no request' : undefined}>
        {carried.map((type) => (
          <div key={type.id} className={pane.item}>
            <p className={pane.itemTitle}>
              <RequestTitle scenario={scenario} type={type} />
            </p>
            <SettingsForm
              fields={{ deadlineMs: requestTypeFields.deadlineMs }}
              values={{ deadlineMs: type.deadlineMs }}
              pathOf={(key) => `requestTypes.${type.id}.${key}`}
              context={requestName(scenario, type.id)}
            />
          </div>
        ))}
      </Section>
    </div>
  );
}

const TOTALS = [
  { name: 'calls', field: EDGE_FIELD.calls, show: count },
  { name: 'answered', field: EDGE_FIELD.ok, show: count },
  { name: 'answered by a fallback', field: EDGE_FIELD.fallback, show: count },
  { name: 'failed', field: EDGE_FIELD.failed, show: count },
  { name: 'rejected at the gate', field: EDGE_FIELD.rejected, show: count },
  { name: 'turned away further on', field: EDGE_FIELD.refused, show: count },
  { name: 'messages lost on the way', field: EDGE_FIELD.lost, show: count },
  { name: 'answered after giving up', field: EDGE_FIELD.late, show: count },
  { name: 'under way now', field: EDGE_FIELD.open, show: count },
  { name: 'given up, work goes on', field: EDGE_FIELD.zombies, show: count },
  { name: 'p95 of answers', field: EDGE_FIELD.p95, show: milliseconds },
] as const;

function EdgeTotals({ edge }: { readonly edge: string }) {
  const hasFallback = useHasFallback();
  return (
    <dl className={pane.figures}>
      {(hasFallback ? TOTALS : TOTALS.filter(({ field }) => field !== EDGE_FIELD.fallback)).map(
        ({ name, field, show }) => (
          <div key={name} className={pane.pair}>
            <dt>{name}</dt>
            <dd>
              <EdgeTotal edge={edge} field={field} show={show} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

interface EdgeTotalProps {
  readonly edge: string;
  readonly field: (typeof TOTALS)[number]['field'];
  readonly show: (value: number) => string;
}

function EdgeTotal({ edge, field, show }: EdgeTotalProps) {
  const value = useFrame(({ frame }) => edgeValue(frame, edge, field));
  return Number.isNaN(value) ? UNKNOWN : show(value);
}

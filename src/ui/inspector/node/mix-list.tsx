import type { ClientNode, MixEntry, Scenario } from '../../../scenario/format';
import { mixFields } from '../../../scenario/node-settings';
import { useActors } from '../../app/app-context';
import { edgeName } from '../../event-log/part-names';
import { share } from '../../figures';
import { SettingRow } from '../../forms/setting-row';
import { editLabel } from '../../forms/setting-words';
import { RequestTitle } from '../parts/request-title';
import { requestName, routeText } from '../request-names';
import pane from '../inspector.module.css';

export interface MixListProps {
  readonly scenario: Scenario;
  readonly client: ClientNode;
}

/** What a client asks for, and how often out of all: by weights, where there is more than one thing. */
export function MixList({ scenario, client }: MixListProps) {
  if (client.mix.length === 0) return <p className={pane.none}>Nothing yet.</p>;
  if (client.mix.length === 1) return <OnlyOne scenario={scenario} entry={client.mix[0]} />;
  const numbered = client.mix.map((entry, index) => ({ entry, index }));
  return (
    <div role="group" aria-label={`Weights of what ${client.name} asks for`} className={pane.rows}>
      {numbered.map(({ entry, index }) => (
        <WeightRow
          key={`${index} ${entry.requestType} ${entry.edge}`}
          scenario={scenario}
          client={client}
          entry={entry}
          path={`nodes.${client.id}.mix[${index}].weight`}
        />
      ))}
    </div>
  );
}

function OnlyOne({ scenario, entry }: { readonly scenario: Scenario; readonly entry: MixEntry }) {
  const type = scenario.requestTypes.find(({ id }) => id === entry.requestType);
  return (
    <p className={pane.itemTitle}>
      {type === undefined ? entry.requestType : <RequestTitle scenario={scenario} type={type} />}
    </p>
  );
}

interface WeightRowProps extends MixListProps {
  readonly entry: MixEntry;
  readonly path: string;
}

function WeightRow({ scenario, client, entry, path }: WeightRowProps) {
  const { run } = useActors();
  const { mix } = client;
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  const type = scenario.requestTypes.find(({ id }) => id === entry.requestType);
  const goesElsewhere = mix.some(({ edge }) => edge !== entry.edge);
  const label = requestName(scenario, entry.requestType);
  const remark = [
    total > 0 && `${share(entry.weight / total)} of all`,
    type !== undefined && type.name !== routeText(type) && routeText(type),
    goesElsewhere && edgeName(scenario, entry.edge),
  ];
  return (
    <SettingRow
      fields={{ weight: { ...mixFields.weight, label } }}
      name="weight"
      path={path}
      value={entry.weight}
      remark={remark.filter((word) => word !== false).join(', ')}
      commit={async (next, before) =>
        run.edit(path, next, editLabel(`${client.name}, ${label}`, mixFields.weight, before, next))
      }
    />
  );
}

import { Plus, X } from 'lucide-react';
import type { ClientNode, MixEntry, Scenario } from '../../../scenario/format';
import { mixFields } from '../../../scenario/node-settings';
import { useActors } from '../../app/app-context';
import { edgeName } from '../../event-log/part-names';
import { share } from '../../figures';
import { refusalText } from '../../forms/refusal-words';
import { SettingRow } from '../../forms/setting-row';
import { editLabel } from '../../forms/setting-words';
import { Button } from '../../widgets/button';
import { IconButton } from '../../widgets/icon-button';
import { Menu } from '../../widgets/menu';
import { RequestTitle } from '../parts/request-title';
import { requestName, routeText } from '../request-names';
import { mixOffers } from './mix-offers';
import classes from './mix-list.module.css';
import pane from '../inspector.module.css';

export interface MixListProps {
  readonly scenario: Scenario;
  readonly client: ClientNode;
}

/** What a client asks for, and how often out of all: by weights, where there is more than one thing. */
export function MixList({ scenario, client }: MixListProps) {
  const { run, view } = useActors();
  const ask = async (mix: readonly MixEntry[], label: string): Promise<void> => {
    const plain = mix.map((entry) => ({ ...entry }));
    const answer = await run.edit(`nodes.${client.id}.mix`, plain, `${client.name}: ${label}`);
    if (!answer.ok) view.setState({ message: refusalText(run.getState().scenario, {}, answer.error) });
  };
  const offers = mixOffers(
    scenario,
    client,
    (requestType, edge) =>
      void ask(
        [...client.mix, { requestType, edge, weight: 1 }],
        `asks for ${requestName(scenario, requestType)} as well`,
      ),
  );
  const remove = (index: number): void => {
    const name = requestName(scenario, client.mix[index].requestType);
    void ask(client.mix.toSpliced(index, 1), `asks for ${name} no more`);
  };
  return (
    <>
      <Entries scenario={scenario} client={client} remove={remove} />
      {offers.length > 0 && (
        <Menu
          trigger={
            <Button size="small" className={classes.add} icon={<Plus size={14} aria-hidden="true" />}>
              {client.mix.length === 0 ? 'Ask for something' : 'Ask for something else'}
            </Button>
          }
          entries={offers}
        />
      )}
    </>
  );
}

interface EntriesProps extends MixListProps {
  readonly remove: (index: number) => void;
}

function Entries({ scenario, client, remove }: EntriesProps) {
  if (client.mix.length === 0) {
    return (
      <p className={pane.none}>
        {scenario.edges.some(({ from }) => from === client.id)
          ? 'Nothing yet.'
          : 'Nothing yet. Press D to draw a call from it.'}
      </p>
    );
  }
  if (client.mix.length === 1) return <OnlyOne scenario={scenario} entry={client.mix[0]} />;
  const numbered = client.mix.map((entry, index) => ({ entry, index }));
  return (
    <div role="group" aria-label={`Weights of what ${client.name} asks for`} className={pane.rows}>
      {numbered.map(({ entry, index }) => (
        <div key={`${index} ${entry.requestType} ${entry.edge}`} className={classes.entry}>
          <WeightRow
            scenario={scenario}
            client={client}
            entry={entry}
            path={`nodes.${client.id}.mix[${index}].weight`}
          />
          <IconButton
            size="small"
            label={`Ask for ${requestName(scenario, entry.requestType)} no more`}
            icon={<X size={14} aria-hidden="true" />}
            onClick={() => remove(index)}
          />
        </div>
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

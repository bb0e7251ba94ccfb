import { ok } from '../../../base/result';
import type { ChoiceField } from '../../../base/settings';
import type { DatabaseNode, Scenario } from '../../../scenario/format';
import { ownersOf } from '../../../state/scenario-readings';
import { storePresets } from '../../../scenario/store-preset-settings';
import { storeFields, type StoreKind } from '../../../scenario/store-settings';
import { useActors } from '../../app/app-context';
import { nodeName } from '../../event-log/part-names';
import { SettingRow } from '../../forms/setting-row';
import { lowered } from '../../forms/setting-words';
import type { SendValue } from '../../forms/value-attempt';
import { adviseDatabase } from '../advice/ownership-advice';
import { AdviceList } from '../parts/advice-list';
import { LinkButton } from '../parts/link-button';
import { Section } from '../parts/section';
import { WhatIsThis } from '../parts/what-is-this';
import { storeEdit, unusualSettings } from './store-edit';
import pane from '../inspector.module.css';

interface DatabaseSectionProps {
  readonly scenario: Scenario;
  readonly node: DatabaseNode;
}

/** What kind of store a database is, how such stores work and fail, and to whom it belongs. */
export function DatabaseSection({ scenario, node }: DatabaseSectionProps) {
  const { run } = useActors();
  const { works, fails } = storePresets[node.store];
  const become = async (store: StoreKind) => {
    const edit = storeEdit(node, store);
    return edit.length === 0
      ? ok(undefined)
      : run.editTogether(edit, `${node.name}: ${store}, as is usual for the kind`);
  };
  const choose: SendValue = async (next) => {
    const option = storeFields.store.options.find(({ value }) => value === next);
    return option === undefined ? ok(undefined) : become(option.value);
  };
  return (
    <Section
      title="Database"
      help={<WhatIsThis topic="database-per-service" what="a database per service" />}
    >
      <div className={pane.rows}>
        <SettingRow
          fields={storeFields}
          name="store"
          path={`nodes.${node.id}.store`}
          value={node.store}
          commit={choose}
        />
        <p className={pane.text}>{works}</p>
        <p className={pane.text}>{fails}</p>
        <Unusual node={node} restore={() => void become(node.store)} />
        <Owner scenario={scenario} node={node} />
        <AdviceList label="Advice about the owner" advice={adviseDatabase(scenario, node.id)} />
      </div>
    </Section>
  );
}

/** The words above are about what is usual: where a setting is another, it is named. */
function Unusual({ node, restore }: { readonly node: DatabaseNode; readonly restore: () => void }) {
  const names = unusualSettings(node);
  if (names.length === 0) return null;
  return (
    <p className={pane.none}>
      Here it is otherwise in: {names.map(lowered).join(', ')}.{' '}
      <LinkButton onClick={restore}>Set all as usual</LinkButton>
    </p>
  );
}

function Owner({ scenario, node }: DatabaseSectionProps) {
  const { run } = useActors();
  const field = ownerField(scenario, node);
  const commit: SendValue = async (next) =>
    run.edit(
      `nodes.${node.id}.belongsTo`,
      next === '' ? null : String(next),
      `${node.name}: belongs to ${next === '' ? 'whoever calls it first' : nodeName(scenario, String(next))}`,
    );
  return (
    <SettingRow fields={{ belongsTo: field }} name="belongsTo" value={node.belongsTo ?? ''} commit={commit} />
  );
}

function ownerField(scenario: Scenario, { id, belongsTo }: DatabaseNode): ChoiceField {
  const first = belongsTo === undefined ? ownersOf(scenario).get(id) : undefined;
  const others = scenario.nodes.filter((node) => node.kind !== 'client' && node.id !== id);
  return {
    kind: 'choice',
    label: 'Belongs to',
    help: 'The only node that should call it. A call from any other one crosses ownership, and is marked.',
    options: [
      {
        value: '',
        label: first === undefined ? 'the first caller' : `the first caller: ${nodeName(scenario, first)}`,
      },
      ...others.map((node) => ({ value: node.id, label: node.name })),
    ],
    default: '',
  };
}

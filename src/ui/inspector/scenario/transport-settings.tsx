import { ok } from '../../../base/result';
import type { SettingFields } from '../../../base/settings';
import type { Scenario } from '../../../scenario/format';
import { transportFields } from '../../../scenario/transport-settings';
import { useActors } from '../../app/app-context';
import { SettingRow } from '../../forms/setting-row';
import type { SendValue } from '../../forms/value-attempt';
import { AddressField } from '../parts/address-field';
import { addressEdit, NODE_WORD, sharedAddress, sharedTransport, transportEdit } from './transport-of-all';
import pane from '../inspector.module.css';

const { transport: field } = transportFields;
const SAME: SettingFields = { transport: field };
const DIFFERENT: SettingFields = {
  transport: {
    ...field,
    options: [{ value: 'differently', label: 'by one or the other' }, ...field.options],
  },
};

/** By whom the work of the whole scenario is done. Each node can have it done otherwise, in its own pane. */
export function TransportSettings({ scenario }: { readonly scenario: Scenario }) {
  const { run } = useActors();
  const shared = sharedTransport(scenario);
  const fields = shared === 'differently' ? DIFFERENT : SAME;
  const choose: SendValue = async (next) => {
    const option = field.options.find(({ value }) => value === next);
    // Nobody can choose that parts have it done differently: it comes of choosing for single parts.
    if (option === undefined) return ok(undefined);
    return run.editTogether(transportEdit(scenario, option.value), `All work: ${option.label}`);
  };
  return (
    <div role="group" aria-label="Transport of all parts" className={pane.rows}>
      <SettingRow fields={fields} name="transport" path="transport" value={shared} commit={choose} />
      {shared === 'http' && <Address scenario={scenario} />}
    </div>
  );
}

function Address({ scenario }: { readonly scenario: Scenario }) {
  const { run } = useActors();
  const address = sharedAddress(scenario);
  return (
    <AddressField
      value={address}
      help={`Where requests go; ${NODE_WORD} stands for the id of each part. The path of a request is put behind it. Servers have to let pages read their answers (CORS).`}
      placeholder={`http://127.0.0.1:8080/${NODE_WORD}`}
      commit={async (next) =>
        run.editTogether(addressEdit(scenario, String(next)), `All work: address ${String(next) || 'none'}`)
      }
      note={address === '' && noteOn(scenario)}
    />
  );
}

function noteOn({ nodes }: Scenario): string {
  const has = nodes.filter((node) => node.kind !== 'client' && node.address !== '').length;
  if (has === 0) return 'Until there is an address, the simulation does the work.';
  return `${has} of the parts have addresses of their own; one that is set here takes their place.`;
}

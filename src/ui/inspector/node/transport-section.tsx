import type { WorkNode } from '../../../scenario/format';
import { transportFields } from '../../../scenario/transport-settings';
import { useActors } from '../../app/app-context';
import { changedWords } from '../../forms/changed-words';
import { SettingsForm } from '../../forms/settings-form';
import { AddressField } from '../parts/address-field';
import { FoldSection } from '../parts/fold-section';

/** By whom the work of a node is done, and where its own server is. */
export function TransportSection({ node }: { readonly node: WorkNode }) {
  const { id, name, transport, address } = node;
  const values = { transport };
  return (
    <FoldSection
      title="Transport"
      summary={transport === 'http' && address !== '' ? address : changedWords(transportFields, values)}
    >
      <SettingsForm
        fields={transportFields}
        values={values}
        pathOf={(key) => `nodes.${id}.${key}`}
        context={name}
      />
      {transport === 'http' && <Address key={id} node={node} />}
    </FoldSection>
  );
}

function Address({ node: { id, name, address } }: { readonly node: WorkNode }) {
  const { run } = useActors();
  return (
    <AddressField
      value={address}
      help="Where its requests go: the path of a request is put behind it. The server has to let pages read its answers (CORS)."
      placeholder="http://127.0.0.1:8080"
      commit={async (next) =>
        run.edit(`nodes.${id}.address`, String(next), `${name}: address ${String(next) || 'none'}`)
      }
      note={address === '' && 'Until there is an address, the simulation does the work.'}
    />
  );
}

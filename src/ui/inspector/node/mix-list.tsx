import type { ClientNode, Scenario } from '../../../scenario/format';
import { share } from '../../figures';
import pane from '../inspector.module.css';

/** What a client asks for, and how often out of all. */
export function MixList({ scenario, client }: { readonly scenario: Scenario; readonly client: ClientNode }) {
  const total = client.mix.reduce((sum, entry) => sum + entry.weight, 0);
  return (
    <dl className={pane.figures}>
      {client.mix.map((entry) => {
        const type = scenario.requestTypes.find(({ id }) => id === entry.requestType);
        return (
          <div key={`${entry.requestType} ${entry.edge}`} className={pane.pair}>
            <dt>
              {type?.name ?? entry.requestType}{' '}
              {type !== undefined && <code className={pane.code}>{`${type.method} ${type.path}`}</code>}
            </dt>
            <dd>{share(entry.weight / total)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

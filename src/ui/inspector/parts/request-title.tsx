import type { RequestType, Scenario } from '../../../scenario/format';
import { requestName, routeText } from '../request-names';
import pane from '../inspector.module.css';

export interface RequestTitleProps {
  readonly scenario: Scenario;
  readonly type: RequestType;
}

/** A type of request by its name, and what it asks unless the name says just that. */
export function RequestTitle({ scenario, type }: RequestTitleProps) {
  const route = routeText(type);
  return (
    <>
      <span>{requestName(scenario, type.id)}</span>
      {type.name !== route && (
        <>
          {' '}
          <code className={pane.code}>{route}</code>
        </>
      )}
    </>
  );
}

import type { JsonValue } from '../../base/json';
import type { SagaDetail } from '../../worker/sagas';

interface ShownData {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** What there is to read: what it began with, and the result of each act that has one. */
export function shownData({
  context,
  acts,
}: Pick<SagaDetail, 'context' | 'acts'>): readonly [ShownData, ...ShownData[]] {
  const results = acts.flatMap(({ step, name, direction, result }) =>
    result === null
      ? []
      : [
          {
            id: `${direction} ${step}`,
            label: direction === 'action' ? `Result of ${name}` : `Result of undoing ${name}`,
            text: pretty(result),
          },
        ],
  );
  return [{ id: 'begin', label: 'Begun with', text: pretty(context) }, ...results];
}

/** More would make the page slow, and nobody reads it. */
const MOST_SHOWN = 100_000;

function pretty(value: JsonValue): string {
  const text = JSON.stringify(value, null, 2);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

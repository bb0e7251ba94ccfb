import type { SettingFields } from '../../base/settings';
import { fields as eventStoreFields } from '../../patterns/event-store/settings';
import { patterns, type PatternId } from '../../patterns/registry';
import { dataFields } from '../../scenario/data-settings';
import { capacityFields, lifecycleFields, queueFields } from '../../scenario/node-settings';
import { sagaFields } from '../../scenario/saga-settings';
import { storeFields } from '../../scenario/store-settings';
import { viewFields } from '../../scenario/view-settings';
import { writerFields } from '../../scenario/writer-settings';
import type { GuideTopic } from '../../state/guide-topic';

/** The declarations of what can be set, for topics that are no layers. */
const OWN_FIELDS: Readonly<Record<Exclude<GuideTopic, PatternId>, SettingFields>> = {
  deadline: patterns.timeout.fields,
  saga: sagaFields,
  'idempotency-key': dataFields,
  aggregate: writerFields,
  'event-store': eventStoreFields,
  'read-model': viewFields,
  'database-per-service': storeFields,
  gateway: { ...capacityFields, ...queueFields },
  instances: { ...capacityFields, ...lifecycleFields },
  health: {},
  tracing: {},
};

/** Everything that can be set of what a page of the guide is about. */
export function guideFields(topic: GuideTopic): SettingFields {
  return isPattern(topic) ? patterns[topic].fields : OWN_FIELDS[topic];
}

function isPattern(topic: GuideTopic): topic is PatternId {
  return Object.hasOwn(patterns, topic);
}

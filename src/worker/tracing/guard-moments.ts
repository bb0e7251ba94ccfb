import { changeText } from '../../sim/change-words';
import { namesOf } from '../../scenario/names';
import type { TraceRecord } from '../../sim/tracing/records';
import { meaningOf } from '../log-rows';
import type { WhyMoment } from '../traces';
import { breakerTitle, nextText } from './breaker-words';
import { whoGaveUp } from './event-words';
import { moment } from './moment-parts';
import { settingsAt } from './moment-settings';
import { sentences } from './phrases';
import type { Scope } from './scope';

export function hedgeMoment(scope: Scope, record: TraceRecord & { readonly kind: 'noted' }): WhyMoment {
  const { account } = scope;
  const call = account.call(record.call);
  const said = account.words(record)?.decision;
  const edge = account.names.edge(call.edge);
  return moment(record, {
    mark: 'degraded',
    title: 'Asked once more',
    text: sentences(`the hedge of ${edge} made another try beside the first`, said),
    part: account.names.edgeRef(call.edge),
  });
}

export function givenUpMoment(scope: Scope, record: TraceRecord & { readonly kind: 'given-up' }): WhyMoment {
  const { account } = scope;
  const call = account.call(record.call);
  return moment(record, {
    mark: 'degraded',
    title: 'Given up',
    text: sentences(`nobody waits for this try any more: ${whoGaveUp(account, record)}`),
    part: account.names.edgeRef(call.edge),
    layer: record.boundary < 0 ? null : account.names.layerId(call.stack, record.boundary),
  });
}

export function changeMoment(
  scope: Scope,
  record: TraceRecord & { readonly kind: 'guard-changed' },
): WhyMoment {
  const { account } = scope;
  const row = account.log.at(record.row);
  const { edge, layer } = account.configuration.guards[record.guard];
  const words = account.words(record);
  const text = changeText(account.configuration, row, namesOf(account.names.scenario));
  const next = words?.facts?.kind === 'breaker' ? nextText(words.facts) : null;
  return moment(record, {
    mark: meaningOf(row).mark,
    title: words?.facts?.kind === 'breaker' ? breakerTitle(words.facts) : 'A guard changed',
    text: sentences(text, next),
    part: account.names.edgeRef(edge),
    layer,
    window: words?.window ?? null,
    settings: settingsAt(account, record),
  });
}

import { msToNs } from '../base/time';
import type { DataModel, OwnerModel, SagaModel, ViewModel, WriterModel } from '../sim/data/data-model';
import type { Saga, Scenario, View, Writer } from './format';
import { isWorkNode } from './node-parts';
import { definitionOf } from './saga-definition';

/** What a run has to do with data. */
export function dataModel({ data, nodes, sagas, writers, views }: Scenario): DataModel {
  const owners = nodes.filter(isWorkNode).flatMap(({ id, owns, keepsKeys }): OwnerModel[] => {
    return owns === 'none' ? [] : [{ node: id, service: owns, keepsKeys }];
  });
  return {
    shop: data,
    owners,
    sagas: sagas.map(sagaModel),
    writers: writers.map(writerModel),
    views: views.map(viewModel),
  };
}

function sagaModel(saga: Saga): SagaModel {
  const { id, node, requestTypes = null, answers, asksBy, redeliverMs, deliveries, steps } = saga;
  const bus = asksBy === 'calls' ? null : { redeliverNs: msToNs(redeliverMs), deliveries };
  const { settings, steps: defined } = definitionOf(saga);
  // A name is no part of the run.
  const definition = { settings, steps: defined.map((step) => ({ ...step, name: step.id })) };
  const acts = steps.map(({ edge, does }) => ({ edge, does }));
  return { id, node, requestTypes, answers, bus, definition, acts };
}

function writerModel(writer: Writer): WriterModel {
  const { id, name: _name, node, requestTypes = null, edge, does, checks, ...handling } = writer;
  return { id, node, requestTypes, edge, does, checks, settings: { ...handling, snapshotEvery: 0 } };
}

function viewModel(view: View): ViewModel {
  const { id, name: _name, node, shows, source, users = null, products = null, ...others } = view;
  const { asksAs, requestTypes = null, handleMs, remakeAtMs, reads, tooLong, ...settings } = others;
  return {
    id,
    node,
    shows,
    source,
    lookups: { users, products },
    asksAs,
    requestTypes,
    handleNs: msToNs(handleMs),
    remakeAt: remakeAtMs === 0 ? null : msToNs(remakeAtMs),
    reads,
    tooLong,
    settings,
  };
}

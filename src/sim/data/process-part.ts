import { ensure } from '../../base/assert';
import { NS_PER_MS } from '../../base/time';
import { VIEWS } from '../../domain/views/view-settings';
import type { ServiceName } from '../../domain/shop';
import * as aggregate from '../../patterns/aggregate/config';
import * as projection from '../../patterns/projection/config';
import { mergedById, partKey } from '../configuration';
import type { DataIndices } from '../data-host';
import type { ViewModel, WriterModel } from './data-model';

/** A writer or a read model keeps its place as long as the run lasts, also when an edit has removed it. */
interface ProcessPart {
  readonly key: number;
  readonly removed: boolean;
  readonly node: number;
  /** Null is all. */
  readonly types: ReadonlySet<number> | null;
}

export interface WriterPart extends ProcessPart {
  readonly model: WriterModel;
  readonly config: aggregate.AggregateConfig;
  readonly edge: number;
}

export interface ViewPart extends ProcessPart {
  readonly model: ViewModel;
  readonly config: projection.ProjectionConfig;
  /** Whose events it is made of. */
  readonly service: ServiceName;
  readonly source: number;
  /** The edges along which it looks rows up, or -1. */
  readonly users: number;
  readonly products: number;
  readonly asksAs: number;
}

export function writerParts(
  before: readonly WriterPart[],
  models: readonly WriterModel[],
  indices: DataIndices,
): WriterPart[] {
  return mergedById(modelsOf(before), models).map(({ part: model, removed }) => ({
    model,
    ...placeOf('writer', model, removed, indices),
    config: aggregate.configure(model.settings),
    edge: indexOf(indices.edgeIndex, model.edge, 'edge'),
  }));
}

export function viewParts(
  before: readonly ViewPart[],
  models: readonly ViewModel[],
  indices: DataIndices,
): ViewPart[] {
  const { edgeIndex, typeIndex } = indices;
  const edgeOf = (edge: string | null): number => (edge === null ? -1 : indexOf(edgeIndex, edge, 'edge'));
  return mergedById(modelsOf(before), models).map(({ part: model, removed }) => ({
    model,
    ...placeOf('view', model, removed, indices),
    config: configured(model),
    service: VIEWS[model.shows].service,
    source: indexOf(edgeIndex, model.source, 'edge'),
    users: edgeOf(model.lookups.users),
    products: edgeOf(model.lookups.products),
    asksAs: indexOf(typeIndex, model.asksAs, 'request type'),
  }));
}

/** A call that a guard turns away ends in the instant in which it began: without a wait there would be no end of them. */
function configured({ settings }: ViewModel): projection.ProjectionConfig {
  const config = projection.configure(settings);
  const initialDelayNs = Math.max(config.initialDelayNs, NS_PER_MS);
  return { ...config, initialDelayNs, maxDelayNs: Math.max(config.maxDelayNs, NS_PER_MS) };
}

function placeOf(
  kind: 'writer' | 'view',
  model: Pick<WriterModel, 'id' | 'node' | 'requestTypes'>,
  removed: boolean,
  { nodeIndex, typeIndex }: DataIndices,
): ProcessPart {
  const { id, node, requestTypes } = model;
  return {
    key: partKey(kind, id),
    removed,
    node: indexOf(nodeIndex, node, 'node'),
    types:
      requestTypes === null
        ? null
        : new Set(requestTypes.map((type) => indexOf(typeIndex, type, 'request type'))),
  };
}

function modelsOf<PartModel>(parts: readonly { readonly model: PartModel }[]): readonly PartModel[] {
  return parts.map(({ model }) => model);
}

export function indexOf(indices: ReadonlyMap<string, number>, id: string, what: string): number {
  return ensure(indices.get(id), `${what} ${id}`);
}

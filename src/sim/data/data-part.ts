import { undoOf, type EffectId } from '../../domain/effects/effect-settings';
import { configure, type SagaConfig } from '../../patterns/saga/engine';
import { partKey } from '../configuration';
import type { DataIndices } from '../data-host';
import type { DataModel, OwnerModel, SagaModel } from './data-model';
import { indexOf, viewParts, writerParts, type ViewPart, type WriterPart } from './process-part';

/** What of the configuration is about data, compiled to indices. */
export interface DataPart {
  readonly model: DataModel;
  /** By node; nodes without data have no place in it. */
  readonly owners: ReadonlyMap<number, OwnerModel>;
  /**
   * Every version of every saga, in the order in which they were made: a saga that was begun goes on by its own. What
   * requests begin are those of `begun`.
   */
  readonly sagas: readonly SagaPart[];
  readonly begun: readonly BegunPart[];
  readonly writers: readonly WriterPart[];
  readonly views: readonly ViewPart[];
}

export interface SagaPart {
  readonly model: SagaModel;
  readonly key: number;
  readonly config: SagaConfig;
  readonly edges: readonly number[];
  /** By step: what it does, and what undoes it. */
  readonly does: readonly EffectId[];
  readonly undoes: readonly (EffectId | null)[];
  /** All that it may do. */
  readonly effects: ReadonlySet<EffectId>;
}

/** Which requests at a node begin which saga. */
export interface BegunPart {
  readonly node: number;
  /** Null is all. */
  readonly types: ReadonlySet<number> | null;
  /** Its newest version. */
  readonly saga: number;
}

export function compileData(before: DataPart | null, model: DataModel, indices: DataIndices): DataPart {
  const { nodeIndex, typeIndex } = indices;
  const sagas = [...(before?.sagas ?? [])];
  const begun = model.sagas.map((saga): BegunPart => {
    const { node, requestTypes } = saga;
    return {
      node: indexOf(nodeIndex, node, 'node'),
      types:
        requestTypes === null
          ? null
          : new Set(requestTypes.map((id) => indexOf(typeIndex, id, 'request type'))),
      saga: versionOf(sagas, saga, indices),
    };
  });
  const owners = new Map(model.owners.map((owner) => [indexOf(nodeIndex, owner.node, 'node'), owner]));
  const writers = writerParts(before?.writers ?? [], model.writers, indices);
  const views = viewParts(before?.views ?? [], model.views, indices);
  return { model, owners, sagas, begun, writers, views };
}

/** The saga as it is described now; the newest version where it was described so before. */
function versionOf(sagas: SagaPart[], model: SagaModel, { edgeIndex }: DataIndices): number {
  const known = sagas.findLastIndex((part) => part.model.id === model.id);
  if (known >= 0 && JSON.stringify(sagas[known].model) === JSON.stringify(model)) return known;
  const does = model.acts.map((act) => act.does);
  const undoes = does.map((effect) => undoOf(effect) ?? null);
  const part: SagaPart = {
    model,
    key: partKey('saga', model.id),
    config: configure(model.definition),
    edges: model.acts.map(({ edge }) => indexOf(edgeIndex, edge, 'edge')),
    does,
    undoes,
    effects: new Set([...does, ...undoes.filter((effect) => effect !== null)]),
  };
  return sagas.push(part) - 1;
}

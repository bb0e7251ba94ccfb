import type { Scenario } from '../format';

/** The edges along which a node carries out sagas, has its writers load and append, and makes its read models. */
export function processEdges({ sagas, writers, views }: Scenario, node: string): readonly string[] {
  const isHere = (process: { readonly node: string }): boolean => process.node === node;
  return [
    ...sagas.filter(isHere).flatMap(({ steps }) => steps.map(({ edge }) => edge)),
    ...writers.filter(isHere).map(({ edge }) => edge),
    ...views
      .filter(isHere)
      .flatMap(({ source, users, products }) => [source, users ?? [], products ?? []].flat()),
  ];
}

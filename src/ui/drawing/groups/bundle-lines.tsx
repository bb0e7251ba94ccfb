import { useMemo } from 'react';
import type { Scenario } from '../../../scenario/format';
import type { Box } from '../../topology/geometry/box';
import { curveBetween, curvePath, pointOn } from '../../topology/geometry/curve';
import { assignPorts } from '../../topology/geometry/ports';
import type { Bundle } from './bundles';
import classes from './groups.module.css';

interface BundleLinesProps {
  readonly bundles: readonly Bundle[];
  readonly boxes: ReadonlyMap<string, Box>;
  readonly scenario: Scenario;
}

/** Calls to and from folded groups: one line for each direction, with how many they are. */
export function BundleLines({ bundles, boxes, scenario }: BundleLinesProps) {
  const lines = useMemo(() => {
    const ports = assignPorts(boxes, bundles, 'right');
    return bundles.flatMap(({ id, from, to, edges }) => {
      const ends = ports.get(id);
      if (ends === undefined) return [];
      const curve = curveBetween(ends.from, ends.to);
      return [{ id, from, to, edges, path: curvePath(curve), middle: pointOn(curve, 0.5), end: ends.to }];
    });
  }, [bundles, boxes]);
  const nameOf = (key: string): string =>
    scenario.nodes.find(({ id }) => id === key)?.name ??
    scenario.groups.find(({ id }) => key === `group/${id}`)?.name ??
    key;
  return lines.map(({ id, from, to, edges, path, middle }) => {
    const words = `${nameOf(from)} → ${nameOf(to)}: ${edges.length} ${edges.length === 1 ? 'call' : 'calls'}`;
    return (
      <span key={id}>
        <svg className={classes.bundle} aria-hidden="true">
          <path d={path} style={{ strokeWidth: 1.5 + Math.sqrt(edges.length) }} />
        </svg>
        <span className={classes.calls} style={{ left: middle.x, top: middle.y }} title={words}>
          <span aria-hidden="true">{edges.length} →</span>
          <span className="visually-hidden">{words}</span>
        </span>
      </span>
    );
  });
}

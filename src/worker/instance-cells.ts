import { STOPPED, UP } from '../sim/tables';
import type { World } from '../sim/world';
import { CELL_FIELD, CELL_STATE, CELL_WIDTH } from './frame';
import type { PartRows } from './layout-of';

/** Writes how the instances of all nodes stand that have several; their cells follow one another in the order of nodes. */
export function writeCells(data: Float64Array, offset: number, world: World, rows: PartRows): void {
  const { layout, nodes } = rows;
  const starts = layout.cellStarts ?? [];
  for (let index = 0; index < nodes.length; index++) {
    const first = starts[index];
    const cells = starts[index + 1] - first;
    if (!(cells > 0)) continue;
    const { row } = nodes[index];
    for (let place = 0; place < cells; place++) {
      writeCell(data, offset + (first + place) * CELL_WIDTH, world, row, place);
    }
    for (const { guard } of rows.ejectionsOf[index]) {
      for (let place = 0; place < cells; place++) {
        if (guard.isEjected?.(place) === true) {
          data[offset + (first + place) * CELL_WIDTH + CELL_FIELD.keptAway]++;
        }
      }
    }
  }
}

function writeCell(data: Float64Array, at: number, world: World, node: number, place: number): void {
  const { instances, allInstances } = world.nodeParts[node];
  const instance = allInstances[place];
  const { state, hung, busy } = world.instances.col;
  const isGone = place >= instances.length && state[instance] === STOPPED;
  const isHung = state[instance] === UP && hung[instance] !== 0;
  data[at + CELL_FIELD.state] = isGone ? CELL_STATE.gone : isHung ? CELL_STATE.hung : state[instance];
  data[at + CELL_FIELD.load] = busy[instance] / world.workers[instance];
}

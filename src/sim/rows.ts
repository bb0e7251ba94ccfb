import type { World } from './world';

/** Rows for parts that a configuration names for the first time. */
export function openEdge(world: World): void {
  const row = world.edges.alloc();
  world.edges.col.stack[row] = 0;
  world.edges.col.turn[row] = 0;
}

export function openClient(world: World): void {
  const row = world.clients.alloc();
  const col = world.clients.col;
  col.nextEvent[row] = -1;
  col.nextAt[row] = 0;
  col.asked[row] = 0;
}

/** The rows of a client's users, and more where there are too few. The last ones rest while fewer are wanted. */
export function openUsers(
  world: World,
  client: number,
  known: readonly number[],
  wanted: number,
): readonly number[] {
  const rows = [...known];
  while (rows.length < wanted) {
    const row = world.users.alloc();
    const col = world.users.col;
    col.client[row] = client;
    col.place[row] = rows.length;
    col.event[row] = -1;
    col.asked[row] = 0;
    col.waiting[row] = 0;
    rows.push(row);
  }
  return rows;
}

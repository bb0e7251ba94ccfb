import { defaultsOf } from '../../../base/check-settings';
import { msToNs, NS_PER_MS } from '../../../base/time';
import { RESULTS } from '../../../patterns/aggregate/codes';
import { fields, type AggregateSettings } from '../../../patterns/aggregate/settings';
import type { EdgeModel, Model, NodeModel } from '../../model';
import { asks } from '../../observed.test-support';
import { edge, node, requestType, system } from '../../small-model.test-support';
import type { Timeline } from '../../timeline';
import type { WriterModel } from '../data-model';
import type { DataWorld } from '../data-world';
import { begin, hop } from '../shop-model.test-support';
import { commandOf } from '../shop-ledger';

/**
 * A stock of one product, and desks that reserve of it: 10 ms of work at each node, and messages that take 1 ms. A request
 * that comes at 1 ms is loaded for at 12, hears at 24, appends, and hears at 36.
 */
interface DeskParts {
  /** When requests come to each of the desks, in ms. */
  readonly at?: readonly number[];
  readonly desks?: number;
  readonly keepsKeys?: boolean;
  readonly stockEach?: number;
  readonly writer?: Partial<WriterModel>;
  readonly settings?: Partial<AggregateSettings>;
  readonly desk?: Partial<NodeModel>;
  /** Of the edges from the clients to their desks, and of those to the stock. */
  readonly entry?: Partial<EdgeModel>;
  readonly way?: Partial<EdgeModel>;
  readonly more?: Partial<Model>;
}

const CALM: Partial<AggregateSettings> = { initialDelayMs: 20, factor: 1, jitterRatio: 0 };

export function deskShop(parts: DeskParts = {}): Model {
  const { at = [1], desks = 1, keepsKeys = true, stockEach = 100 } = parts;
  const names = Array.from({ length: desks }, (_, k) => `desk${k + 1}`);
  return system({
    requestTypes: [requestType(0, { keys: 1, users: 10, reads: false, idempotent: false })],
    clients: names.map((desk) => {
      const client = asks(`web-${desk}`, at);
      return { ...client, mix: client.mix.map((one) => ({ ...one, edge: `to-${desk}` })) };
    }),
    nodes: [...names.map((desk) => node(desk, parts.desk)), node('stock')],
    edges: names.flatMap((desk) => [
      edge(`to-${desk}`, `web-${desk}`, desk, { ...hop, ...parts.entry }),
      edge(`${desk}-stock`, desk, 'stock', { ...hop, ...parts.way }),
    ]),
    data: {
      shop: { lifecycle: 'payment', declineShare: 0, products: 1, stockEach, customers: 10 },
      owners: [{ node: 'stock', service: 'inventory', keepsKeys }],
      sagas: [],
      writers: names.map((desk) => writerAt(desk, parts.settings, parts.writer)),
      views: [],
    },
    ...parts.more,
  });
}

function writerAt(
  desk: string,
  settings: Partial<AggregateSettings> = {},
  more: Partial<WriterModel> = {},
): WriterModel {
  return {
    id: `reserve-${desk}`,
    node: desk,
    requestTypes: null,
    edge: `${desk}-stock`,
    does: 'reserve-stock',
    checks: 'version',
    settings: { ...defaultsOf(fields), ...CALM, ...settings },
    ...more,
  };
}

export function ran(model: Model, ms = 1000): Timeline {
  const run = begin(model);
  run.run(msToNs(ms));
  return run;
}

/** The ends of all commands: "36 web-desk1.1 handled". */
export function endsOf({
  book,
  world,
}: {
  readonly book: DataWorld['book'];
  readonly world: Timeline['world'];
}) {
  const { ends } = book.writes;
  const { client, request, result, time } = ends.table.col;
  return Array.from({ length: ends.length }, (_, row) => {
    const { id } = world.configuration.clients[client[row]].model;
    return `${time[row] / NS_PER_MS} ${id}.${request[row]} ${RESULTS[result[row]]}`;
  });
}

/** What met: "36 web-desk2.1 on inventory/product-1: expected 1, found 2". */
export function clashesOf({
  book,
  world,
}: {
  readonly book: DataWorld['book'];
  readonly world: Timeline['world'];
}) {
  const { clashes } = book.writes;
  const { client, request, stream, expected, actual, time } = clashes.table.col;
  return Array.from({ length: clashes.length }, (_, row) => {
    const who = `${world.configuration.clients[client[row]].model.id}.${request[row]}`;
    const where = book.texts.text(stream[row]);
    return `${time[row] / NS_PER_MS} ${who} on ${where}: expected ${expected[row]}, found ${actual[row]}`;
  });
}

/** The events of commands, with the command that each is of: "12 inventory/web.1 of 1". */
export function storedBy({ book }: DataWorld): string[] {
  return Array.from({ length: book.events.length }, (_, k) => book.events.at(k + 1)).flatMap((record) => {
    const command = commandOf(record.correlation);
    return command === 0
      ? []
      : [`${record.time / NS_PER_MS} ${book.texts.text(record.stream)} of ${command}`];
  });
}

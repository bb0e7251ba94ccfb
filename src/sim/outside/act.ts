import { assert, ensure } from '../../base/assert';
import { mix32 } from '../../base/keyed-hash';
import { beginCall, startCall } from '../calls';
import { ASKED } from '../change-log';
import { CLIENT, CLIENT_LEVEL_WIDTH, CLIENT_WIDTH } from '../measure/layout';
import type { ClientModel } from '../model';
import { expectPatience } from '../patience';
import { reconfigure } from '../reconfigure';
import { openRequest } from '../request-rows';
import { BY_CLIENT, FOR_REQUEST } from '../tables';
import type { World } from '../world';
import { exchangeAnswered } from './exchanges';
import type { Ask, Input } from './input';
import { OUTSIDE_CLIENT } from './outside';
import { answeredOutsideBy } from './work-place';

/** Asks only when somebody outside does. */
const OUTSIDE_MODEL: ClientModel = {
  id: OUTSIDE_CLIENT,
  load: { kind: 'open', spacing: 'even', rate: [{ from: 0, rate: 0, rateAtEnd: 0 }] },
  mix: [],
  patience: null,
  zone: '',
};

/** What comes from outside acts at this instant. */
export function actFromOutside(world: World, input: Input): void {
  if (input.kind === 'ask') ask(world, input.ask);
  else if (input.kind === 'operator') {
    const { saga, step, direction, said } = input;
    world.data?.operatorSays(saga, step, direction, said);
  } else if (input.kind === 'view') world.data?.viewSays(input.view, input.said);
  else if (input.kind === 'command') world.data?.commandByHand(input);
  else exchangeAnswered(world, input.exchange, input.outcome);
}

function ask(world: World, { number, edge, requestType, key, user, answeredBy, patienceNs }: Ask): void {
  const client = clientFromOutside(world);
  const { edges, requestTypes, nodes } = world.configuration;
  const count = ++world.clients.col.asked[client];
  assert(count === number, `request ${number} from outside came as the ${count}. of them`);
  const along = indexOf(edges, edge, 'edge');
  const drawKey = mix32(world.clientParts[client].key, number);
  world.bank.key(drawKey, FOR_REQUEST);
  const request = openRequest(world, client, number, indexOf(requestTypes, requestType, 'request type'), -1);
  const col = world.requests.col;
  col.key[request] = key;
  col.user[request] = user;
  if (answeredBy !== '') col.asker[request] = answeredOutsideBy(indexOf(nodes, answeredBy, 'node'));
  const { clients } = world.meter;
  clients.counts[client * CLIENT_WIDTH + CLIENT.asked]++;
  clients.levels[client * CLIENT_LEVEL_WIDTH]++;
  world.log.append(world.now, ASKED, number, along);
  const call = startCall(world, along, request, BY_CLIENT, drawKey, -1);
  col.call[request] = call;
  world.recorder?.asked(request, call);
  if (patienceNs > 0) expectPatience(world, request, drawKey, { kind: 'constant', ns: patienceNs });
  beginCall(world, call);
}

/** The client whose requests come from outside; the first of them brings it along. */
function clientFromOutside(world: World): number {
  if (world.outside.client < 0) {
    const { model } = world.configuration;
    reconfigure(world, { ...model, clients: [...model.clients, OUTSIDE_MODEL] });
  }
  return world.outside.client;
}

function indexOf(
  parts: readonly { readonly model: { readonly id: string } }[],
  id: string,
  what: string,
): number {
  const index = parts.findIndex(({ model }) => model.id === id);
  return ensure(index < 0 ? undefined : index, `${what} ${id}`);
}

import './local-storage-shim';
import { catalogueOf, type CatalogueRoute } from './catalogue';
import { ExampleShop } from './example-shop';
import type { MockHealth } from './health';
import { answerOf } from './handlers';
import { problem } from './respond';
import { ownerOf } from './routes';
import { SAMPLE_SETTINGS, sampleStart } from './sample-start';
import { serviceOfNode } from './service-of-node';
import { ShopBook } from './shop-book';
import type { Context } from '../domain/context';
import type { ShopEvent } from '../domain/shop';
import { usualRequest, type MockRequest } from './usual-request';

export interface WorkerContext extends Omit<Context, 'settings'> {
  /** Only its routes are known; null knows those of all. */
  readonly service: string | null;
  readonly book: ShopBook;
  readonly health: () => MockHealth;
}

export interface WorkerAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** What it changed; whoever asked appends them to the book. */
  readonly events: readonly ShopEvent[];
}

/** The name of the host does not matter: services know themselves by paths. */
const ORIGIN = 'http://shop.invalid';

/** The mock services for whoever runs a world. */
export const mockServices = {
  openBook: (): ShopBook => new ShopBook(sampleStart()),
  serviceOf: serviceOfNode,
  ownerOf,
  routesOf: (service: string | null): readonly CatalogueRoute[] =>
    catalogueOf(service, new ExampleShop(sampleStart(), SAMPLE_SETTINGS, () => 0, 'basket-1', null)),
  usualRequest,
  answer,
} as const;

async function answer(asked: MockRequest, context: WorkerContext): Promise<WorkerAnswer> {
  const { book, ...rest } = context;
  const request = requestOf(asked);
  if (typeof request === 'string') {
    const detail = `This is no request that a browser could send: ${request}`;
    return told(
      problem({ status: 400, title: 'Bad request', detail, instance: asked.path }, asked.method),
      [],
    );
  }
  const shop = book.at(book.length);
  const { response, events } = await answerOf({ ...rest, settings: SAMPLE_SETTINGS, shop }, request);
  return told(response, events);
}

async function told(response: Response, events: readonly ShopEvent[]): Promise<WorkerAnswer> {
  const { status, headers } = response;
  return { status, headers: [...headers], body: await response.text(), events };
}

/** As fetch would make it; or why it would not. Requests that read have no body, whatever was written there. */
function requestOf({ method, path, headers, body }: MockRequest): Request | string {
  const hasBody = !/^(?:GET|HEAD)$/i.test(method) && body !== '';
  try {
    return new Request(`${ORIGIN}${path.startsWith('/') ? '' : '/'}${path}`, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      ...(hasBody ? { body } : {}),
    });
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

import { err, ok, type Result } from '../../base/result';
import { GREETING, PROTOCOL } from './messages';
import { whyNotAvailable } from './why-not-available';

/** Another version is looked for, but whoever has one that works does not wait long for it. */
const UPDATE_MS = 1000;
/** One of long ago does not know the greeting, and never answers. */
const GREETING_MS = 2000;

/** Of the browser, what the page needs to get a service worker. */
export type Container = Pick<
  ServiceWorkerContainer,
  'getRegistration' | 'register' | 'controller' | 'addEventListener' | 'startMessages'
>;

/**
 * Makes the service worker at this address the page's own, of the newest version there is. MSW would do without two
 * things: it takes an old version as it finds it, and reloads a page that is not under its service worker, such as
 * one after a hard reload.
 */
export async function claimPage(
  container: Container,
  script: URL,
  scope: URL,
): Promise<Result<null, string>> {
  try {
    const registration = await registered(container, script, scope);
    // Registering anew what is registered looks for no other version. Where none can be had, the old one will do.
    if (registration.active !== null)
      await soon(
        registration.update().catch(() => undefined),
        UPDATE_MS,
      );
    const worker = await newest(registration);
    const protocol = await greet(worker);
    if (protocol !== PROTOCOL) {
      return err(
        'A service worker of another version is in the way: close all tabs of this page, and open it again',
      );
    }
    await controlled(container, worker);
    return ok(null);
  } catch (cause) {
    return err(whyNotAvailable(cause, script));
  }
}

/**
 * What another tab has registered is taken as it is: registering once more waits in the browser's queue until every
 * look for another version has ended, which Chromium lets take twenty seconds.
 */
async function registered(container: Container, script: URL, scope: URL): Promise<ServiceWorkerRegistration> {
  const known = await container.getRegistration(scope);
  if (known?.active?.scriptURL === script.href) return known;
  const registration: ServiceWorkerRegistration | undefined = await container.register(script, {
    scope: scope.href,
    updateViaCache: 'none',
  });
  // Browsers that are told to do without service workers may say yes and do nothing.
  if (registration === undefined) throw new Error('this browser is told to do without service workers');
  return registration;
}

/** The old one goes only when nothing that it was asked is open, which may take a while; until then it does. */
async function newest(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const coming = registration.installing ?? registration.waiting;
  if (coming !== null) {
    const here = settled(coming);
    await (registration.active === null ? here : soon(here, UPDATE_MS));
  }
  if (registration.active === null) throw new Error('its script could not be run');
  return registration.active;
}

function settled(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

async function greet(worker: ServiceWorker): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<unknown>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
  });
  worker.postMessage(GREETING, [port2]);
  const said = await soon(answer, GREETING_MS);
  port1.close();
  return said;
}

function controlled(container: Container, worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (container.controller === worker) resolve();
    };
    container.addEventListener('controllerchange', look);
    look();
  });
}

function soon(work: Promise<unknown>, ms: number): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
}

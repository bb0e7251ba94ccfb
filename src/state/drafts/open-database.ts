import { err, ok, type Result } from '../../base/result';
import type { StoreTrouble } from './draft-store';
import { troubleOf } from './store-trouble';

interface Plan {
  readonly name: string;
  readonly version: number;
  readonly patienceMs: number;
  readonly makeStores: (database: IDBDatabase) => void;
  /** It is closed by others: by the browser, or since a newer Breakwater wants to change it. */
  readonly onClose: () => void;
}

/** Opens a database, or says why that cannot be. It always answers. */
export async function openDatabase(
  factory: () => IDBFactory | undefined,
  { name, version, patienceMs, makeStores, onClose }: Plan,
): Promise<Result<IDBDatabase, StoreTrouble>> {
  return new Promise((resolve) => {
    let isLate = false;
    const settle = (result: Result<IDBDatabase, StoreTrouble>): void => {
      clearTimeout(patience);
      resolve(result);
    };
    const patience = setTimeout(() => {
      isLate = true;
      resolve(err({ kind: 'blocked' }));
    }, patienceMs);
    try {
      const request = factory()?.open(name, version);
      if (request === undefined) return settle(err({ kind: 'forbidden' }));
      request.addEventListener('upgradeneeded', () => makeStores(request.result));
      request.addEventListener('blocked', () => settle(err({ kind: 'blocked' })));
      request.addEventListener('error', () => settle(err(refusal(request.error))));
      request.addEventListener('success', () => {
        const database = request.result;
        if (isLate) return database.close();
        database.addEventListener('close', onClose);
        database.addEventListener('versionchange', () => {
          database.close();
          onClose();
        });
        return settle(ok(database));
      });
    } catch (error) {
      settle(err(refusal(error)));
    }
    return undefined;
  });
}

/** Browsers give a private window many reasons why it cannot be opened: all of them forbid. */
function refusal(error: unknown): StoreTrouble {
  const trouble = troubleOf(error);
  return trouble.kind === 'failed' ? { kind: 'forbidden' } : trouble;
}

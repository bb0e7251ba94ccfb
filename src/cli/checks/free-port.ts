import { createServer } from 'node:net';

/** A port that is free now, so that two runs on one machine do not meet. */
export async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error(`The system named no free port: ${JSON.stringify(address)}`));
      });
    });
  });
}

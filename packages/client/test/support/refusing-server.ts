import { createAppRouter } from '@visavis/protocol/router';
import { Refusal, type RefusalReason } from '@visavis/protocol';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { WebSocketServer } from 'ws';

type Service = Parameters<typeof createAppRouter>[0];

function createRefusingService(refusal: RefusalReason): Service {
  const refuse = () => {
    throw new Refusal(refusal);
  };
  return {
    getServerInfo: refuse,
    getIceServers: refuse,
    peek: refuse,
    join: refuse,
    leave: refuse,
    updateProfile: refuse,
    changeLink: refuse,
    moderate: refuse,
    sendSignals: refuse,
  };
}

/** Starts a server that refuses every request for one reason. */
export async function startRefusingServer(
  refusal: RefusalReason,
): Promise<AsyncDisposable & { readonly url: string }> {
  const wss = new WebSocketServer({ port: 0, host: '127.0.0.1', path: '/trpc' });
  await new Promise<void>((resolve) => wss.once('listening', resolve));
  applyWSSHandler({
    wss,
    router: createAppRouter(createRefusingService(refusal)),
    createContext: () => ({ caller: { refusal } }),
  });
  const address = wss.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      for (const client of wss.clients) client.terminate();
      await new Promise<void>((resolve) => wss.close(() => resolve()));
    },
  };
}

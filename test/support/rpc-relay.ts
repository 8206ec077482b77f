/** Stands between a program and a node, and keeps what the node was asked. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type RpcRequest = { method: string; params?: unknown[] };

export type RpcRelay = {
  url: string;
  /** Oldest first. */
  requests: readonly RpcRequest[];
  stop: () => Promise<void>;
};

/** Passes requests on to the node, on loopback. */
export async function startRpcRelay(nodeUrl: string): Promise<RpcRelay> {
  const requests: RpcRequest[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    requests.push(...[JSON.parse(body)].flat());
    const answer = await fetch(nodeUrl, { method: "POST", headers: { "content-type": "application/json" }, body });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

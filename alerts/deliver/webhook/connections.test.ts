import { createServer, type RequestListener } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type AttemptParameters, attemptDelivery } from "../attempt";
import { standard } from "../formats/standard";
import { type Connections, createConnections } from "./connections";
import { createSecret } from "./sign";

let end: () => Promise<void>;
afterEach(() => end());

/** Starts a receiver with this behaviour, and returns its connections and a function that sends it a message. */
async function receive(answer: RequestListener) {
  const open = new Set<Socket>();
  let made = 0;
  const server = createServer(answer);
  server.on("connection", (socket) => {
    made += 1;
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const connections: Connections = createConnections();
  end = async () => {
    connections.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const message: AttemptParameters = {
    ...{ format: standard, id: "msg_1", type: "alert.created", creationId: "msg_1", settings: {} },
    ...{ url, secret: createSecret(), body: "{}", privateNetworks: "allow" },
  };
  return {
    connections,
    open,
    made: () => made,
    send: () => attemptDelivery({ ...message, connections }),
  };
}

test("reuses a connection for the next message", async () => {
  const { send, made } = await receive((request, response) => {
    request.resume();
    response.writeHead(204).end();
  });
  for (let nth = 0; nth < 3; nth++) {
    expect(await send()).toMatchObject({ result: "accepted" });
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(made()).toBe(1);
});

test("resends over a new connection if the receiver had closed the kept one", async () => {
  let answered = 0;
  const { send, made } = await receive((request, response) => {
    request.resume();
    answered += 1;
    if (answered === 2) request.socket.resetAndDestroy();
    else response.writeHead(204).end();
  });
  expect(await send()).toMatchObject({ result: "accepted" });
  await new Promise((resolve) => setImmediate(resolve));
  expect(await send()).toMatchObject({ result: "accepted", error: null });
  expect([answered, made()]).toEqual([3, 2]);
});

test("ends connections whose responses do not end", async () => {
  const { send, open, connections } = await receive((request, response) => {
    request.resume();
    response.writeHead(200, { "content-length": 10 });
    response.write("never");
  });
  expect(await Promise.all([send(), send(), send()])).toMatchObject(Array(3).fill({ result: "accepted" }));
  expect(open.size).toBe(3);
  connections.endBusy();
  await expect.poll(() => open.size).toBe(0);
});

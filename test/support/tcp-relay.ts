/** Stands between a program and a server, and can fall silent, as a server does whose machine hangs. */
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type TcpRelay = {
  port: number;
  /** From now on, connections are accepted and nothing is passed on. */
  fallSilent: () => void;
  /** Passes on again, also what came meanwhile. */
  resume: () => void;
  /** Cuts every connection and refuses new ones. */
  stop: () => Promise<void>;
};

/** Passes bytes on to a port of 127.0.0.1. */
export async function startTcpRelay(to: number): Promise<TcpRelay> {
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => into.write(bytes));
      from.on("error", () => {});
      from.on("close", () => {
        sockets.delete(from);
        into.destroy();
      });
      if (silent) from.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    fallSilent: () => {
      silent = true;
      for (const socket of sockets) socket.pause();
    },
    resume: () => {
      silent = false;
      for (const socket of sockets) socket.resume();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";

/** Keep-alive connections to receivers. */
export type Connections = {
  http: HttpAgent;
  https: HttpsAgent;
  /** Closes connections that are still receiving a response; nobody reads it, and they could pile up. */
  endBusy(): void;
  /** Closes all connections. */
  close(): void;
};

/** Creates agents without open connections. */
export function createConnections(): Connections {
  const http = new HttpAgent({ keepAlive: true });
  const https = new HttpsAgent({ keepAlive: true });
  return {
    http,
    https,
    endBusy() {
      for (const { sockets } of [http, https])
        for (const socket of Object.values(sockets).flatMap((some) => some ?? [])) socket.destroy();
    },
    close() {
      http.destroy();
      https.destroy();
    },
  };
}

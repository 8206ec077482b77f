import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";

/** Connections to receivers that are kept from one message to the next. */
export type Connections = {
  http: HttpAgent;
  https: HttpsAgent;
  /** Ends those over which an answer still comes: nobody waits for the rest of it, and they could pile up. */
  endBusy(): void;
  /** Ends all. */
  close(): void;
};

/** None is open yet. */
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

import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";

/** Connections to receivers that are kept from one message to the next. */
export interface Connections {
  http: HttpAgent;
  https: HttpsAgent;
  /** Ends those that are open. */
  close(): void;
}

/** None is open yet. */
export function createConnections(): Connections {
  const http = new HttpAgent({ keepAlive: true });
  const https = new HttpsAgent({ keepAlive: true });
  return {
    http,
    https,
    close() {
      http.destroy();
      https.destroy();
    },
  };
}

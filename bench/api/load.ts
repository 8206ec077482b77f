/** Sends requests at a steady rate, with as many in parallel as there are connections. */
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

export type LoadOptions = {
  url: string;
  /** Sent as the bearer credential. */
  key: string;
  /** Paths to request, in turn. */
  paths: readonly string[];
  /** Requests per second. */
  rate: number;
  connections: number;
  seconds: number;
};

/**
 * Returns the milliseconds of each request, from when it was due to its last byte, so that queueing counts if the
 * server falls behind. Throws if a response is not 200.
 */
export async function pacedLoad({ url, key, paths, rate, connections, seconds }: LoadOptions): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const started = performance.now();
  const total = Math.ceil(rate * seconds);
  const ask = async (index: number): Promise<number> => {
    const due = started + (index * 1000) / rate;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    await get(agent, `${url}${paths[index % paths.length]}`, key);
    return performance.now() - due;
  };
  try {
    return await Promise.all(Array.from({ length: total }, (_, index) => ask(index)));
  } finally {
    agent.destroy();
  }
}

function get(agent: Agent, url: string, key: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { authorization: `Bearer ${key}` } }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        if (response.statusCode !== 200 && text.length < 2_000) text += chunk;
      });
      response.on("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}: ${text}`)),
      );
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end();
  });
}

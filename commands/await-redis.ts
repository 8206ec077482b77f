import { Redis } from "ioredis";
import { reasonOf, say, waitFor } from "./say";

/** Waits until Redis answers, and warns if it is configured to evict jobs when its memory is full. */
export async function awaitRedis(url: string): Promise<void> {
  const memory = await waitFor<string>(async () => {
    const redis = new Redis(url, { lazyConnect: true, connectTimeout: 5_000, retryStrategy: () => null });
    let lost: Error | undefined;
    redis.on("error", (error) => {
      lost = error;
    });
    try {
      await redis.connect();
      return { done: await redis.info("memory") };
    } catch (error) {
      return { waiting: describe(lost ?? (error as Error)) };
    } finally {
      redis.disconnect();
    }
  });
  const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1];
  if (policy !== undefined && policy !== "noeviction")
    say(
      `The Redis of REDIS_URL may drop jobs when its memory is full (maxmemory-policy ${policy}): set it to noeviction.`,
    );
}

function describe(error: Error): string {
  if (/WRONGPASS|NOAUTH|NOPERM/.test(error.message))
    return "The Redis of REDIS_URL refuses the user or the password: correct REDIS_URL.";
  return `The Redis of REDIS_URL cannot be reached (${reasonOf(error)}): start it or correct REDIS_URL.`;
}

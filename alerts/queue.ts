import {
  createPostgresBackend,
  type Processor,
  Queue as RedisQueue,
  Worker as RedisWorker,
  type WorkerOptions,
  withBackend,
} from "bullmq";
import { redisPrefix } from "../database/identity";

/** A queue on either backend: the part of BullMQ's interface that this program uses. */
export type Queue<Data> = Pick<
  RedisQueue<Data>,
  | "name"
  | "add"
  | "addBulk"
  | "getJob"
  | "getJobState"
  | "getJobCounts"
  | "getWaitingCount"
  | "waitUntilReady"
  | "close"
>;

/** A worker on either backend. */
export type Worker<Data> = Pick<RedisWorker<Data>, "name" | "on" | "off" | "waitUntilReady" | "isRunning" | "close">;

export type Queues = {
  kind: "redis" | "postgres";
  /** Returns the queue of this name, creating it on first use. */
  queue: <Data>(name: string) => Queue<Data>;
  /** Starts processing jobs of the queue of this name. */
  worker: <Data>(name: string, processor: Processor<Data>, options?: { concurrency?: number }) => Worker<Data>;
  /** Closes the workers once their jobs are done, then the queues. Idempotent. */
  close: () => Promise<void>;
};

export type QueuesOptions = {
  databaseUrl: string;
  /** BullMQ runs on this Redis; without it, on the database. */
  redisUrl?: string;
  /** Keeps deployments on one Redis apart: see `database/identity.ts`. Default: shared with all that give none. */
  databaseIdentity?: string;
  /** Called for lost connections and other transient errors. Default: nothing. */
  onError?: (error: Error, queue: string) => void;
};

/** Jobs only wake a worker, so a job held by a dead process may be taken over soon. */
const WORKER_OPTIONS = {
  lockDuration: 20_000,
  stalledInterval: 10_000,
  maxStalledCount: 10,
} satisfies Partial<WorkerOptions>;

/** Creates the queues. Only this module knows what BullMQ runs on. */
export function createQueues({ databaseUrl, redisUrl, databaseIdentity, onError = () => {} }: QueuesOptions): Queues {
  const backend = redisUrl === undefined ? onPostgres(databaseUrl) : onRedis(redisUrl, databaseIdentity);
  const queues = new Map<string, RedisQueue>();
  const workers: RedisWorker[] = [];
  let closing: Promise<void> | undefined;

  const queue = (name: string) => {
    const known = queues.get(name);
    if (known) return known;
    const made = backend.queue(name);
    made.on("error", (error) => onError(error, name));
    queues.set(name, made);
    return made;
  };

  return {
    kind: backend.kind,
    queue: <Data>(name: string) => queue(name) as unknown as Queue<Data>,
    worker: <Data>(name: string, processor: Processor<Data>, { concurrency = 1 } = {}) => {
      const made = backend.worker(name, processor as Processor, concurrency);
      made.on("error", (error) => onError(error, name));
      workers.push(made);
      return made as unknown as Worker<Data>;
    },
    close: () => {
      closing ??= (async () => {
        await Promise.all(workers.map((worker) => worker.close()));
        await Promise.all([...queues.values()].map((made) => made.close()));
      })();
      return closing;
    },
  };
}

type Backend = {
  kind: Queues["kind"];
  queue: (name: string) => RedisQueue;
  worker: (name: string, processor: Processor, concurrency: number) => RedisWorker;
};

function onPostgres(connectionString: string): Backend {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = (max: number) => ({ connectionString, schema: "bullmq", migrate: true, max, keepAlive: true });
  return {
    kind: "postgres",
    queue: (name) => new Queue(name, { connection: connection(2) }) as unknown as RedisQueue,
    worker: (name, processor, concurrency) =>
      new Worker(name, processor, {
        connection: connection(Math.min(concurrency + 1, 8)),
        concurrency,
        ...WORKER_OPTIONS,
      }) as unknown as RedisWorker,
  };
}

function onRedis(url: string, databaseIdentity?: string): Backend {
  const prefix = redisPrefix(databaseIdentity);
  return {
    kind: "redis",
    queue: (name) => new RedisQueue(name, { connection: { url, maxRetriesPerRequest: 3 }, prefix }),
    worker: (name, processor, concurrency) =>
      new RedisWorker(name, processor, {
        connection: { url, maxRetriesPerRequest: null },
        prefix,
        concurrency,
        ...WORKER_OPTIONS,
      }),
  };
}

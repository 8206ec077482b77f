/**
 * Resolves or rejects as `work` does, or rejects after `ms` where the queue has not answered by then: BullMQ waits for a
 * queue that it cannot reach. The work itself goes on, and how it ends is ignored.
 */
export async function withQueueTimeout<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The queue does not answer.")), ms);
  });
  work.catch(() => {});
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

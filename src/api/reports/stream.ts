/**
 * Creates a response body that reads its next part only when the client has taken the previous one, so that a slow
 * client causes no buffering. It ends when the client disconnects. If `parts` fails, the connection is broken off, so
 * that the client notices, and `onBroken` receives the error.
 */
export function streamOf(
  parts: AsyncGenerator<string, void, void>,
  onBroken: (error: Error) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          onBroken(error as Error);
          controller.error(new Error("The report ended early."));
        }
      },
      async cancel() {
        await parts.return();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * A body that asks for its next part only when the reader has taken the one before: a slow reader slows the reading, and
 * nothing piles up. A reader that goes away ends it; where `parts` fails, the connection breaks off, so that the reader
 * notices, and `onBroken` hears why.
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
          controller.error(new Error("The report broke off."));
        }
      },
      async cancel() {
        await parts.return();
      },
    },
    { highWaterMark: 0 },
  );
}

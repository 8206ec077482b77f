/** Repeats `change`, with the number of the round, while `read` runs; returns the result of `read`. */
export async function meanwhile<Result>(
  change: (round: number) => Promise<unknown>,
  read: () => Promise<Result>,
): Promise<Result> {
  let reading = true;
  const changing = (async () => {
    for (let round = 0; reading; round++) await change(round);
  })();
  try {
    return await read();
  } finally {
    reading = false;
    await changing;
  }
}

import { createServer } from "node:http";
import type { Settings } from "../settings";
import { StartError } from "./say";

/**
 * Throws a `StartError` if the server cannot listen as the settings say. Ponder would silently take the next free port.
 */
export async function requirePort({ hostname, port }: Settings): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ code }: NodeJS.ErrnoException) => reject(new StartError(describe(code, hostname, port))));
    server.listen(port, hostname, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}

function describe(code: string | undefined, hostname: string, port: number): string {
  if (code === "EADDRINUSE") return `Port ${port} is in use: stop what uses it, or give PORT another number.`;
  if (code === "EACCES") return `This user may not listen on port ${port}: give PORT a number above 1023.`;
  return `This machine has no address ${hostname} to listen on: correct HOST (0.0.0.0 is every address).`;
}

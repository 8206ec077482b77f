import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Whether the packages of `test/clients/<folder>` are installed: clients that others wrote, and that the product's own
 * lockfile leaves out. If not, prints how to install them; throws in CI, where they always are.
 */
export function clientsInstalled(folder: string): boolean {
  if (existsSync(fileURLToPath(new URL(`./${folder}/node_modules`, import.meta.url)))) return true;
  const advice = `The tests of test/clients/${folder} need packages of their own. Install them: npm ci --prefix test/clients/${folder}`;
  if (process.env.CI === "true") throw new Error(advice);
  console.warn(`${advice} (skipped)`);
  return false;
}

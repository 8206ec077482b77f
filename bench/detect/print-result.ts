import { machineLine } from "../machine";
import { figure, megabytes, table } from "../table";
import type { DetectResult } from "./detect";

/** The result for people. */
export function detectReport({ machine, rules, sizes }: DetectResult): string {
  const smallest = sizes[0];
  const rows = sizes.map(({ size, product, naive }) => [
    figure(size),
    figure(product.rate),
    figure(smallest!.product.rate / product.rate, 2),
    figure(naive.rate),
    figure(product.rate / naive.rate, 1),
    megabytes(product.peakMemory),
    figure(Object.values(product.alerts).reduce((sum, count) => sum + count, 0)),
    `${figure(product.accesses)} in ${figure(product.seconds, 1)} s`,
  ]);
  const headings = [
    ...["history", "accesses/s", "slowdown", "naive/s", "times naive"],
    ...["peak memory", "alerts", "measured"],
  ];
  const alerts = sizes.map(
    ({ size, product }) =>
      `Alerts at ${figure(size)}: ${Object.entries(product.alerts)
        .map(([rule, count]) => `${rule} ${count}`)
        .join(", ")}`,
  );
  return [
    `detect: ${rules.length} rules, verdicts stored`,
    machineLine(machine),
    "",
    table(headings, rows),
    "",
    ...alerts,
  ].join("\n");
}

import { machineLine } from "../machine";
import { figure, megabytes, table } from "../table";
import type { ApiResult } from "./api";

/** The result for people. */
export function apiReport({ machine, options, prepared, cases, export: exported }: ApiResult): string {
  const { accesses, consents, alerts } = prepared;
  return [
    `api: ${figure(accesses)} accesses, ${figure(consents)} consents, ${figure(alerts)} alerts; ${options.rate} requests a second over ${options.connections} connections`,
    machineLine(machine),
    "",
    table(
      ["asked for", "requests", "p50 ms", "p95 ms", "p99 ms", "limit ms"],
      cases.map(({ name, requests, p50, p95, p99, limit }) => [
        name,
        figure(requests),
        ...[p50, p95, p99].map((value) => figure(value, 1)),
        `${limit}`,
      ]),
    ),
    "",
    `An export of ${figure(exported.rows)} lines took ${figure(exported.seconds, 1)} s (${megabytes(exported.bytes)}); the server's peak memory went from ${megabytes(exported.before)} to ${megabytes(exported.after)}.`,
  ].join("\n");
}

/**
 * A project that indexes only the access ledger. It runs from `.data/bare-ponder`, at the same depth as this directory.
 */
import { createConfig } from "ponder";
import { accessLedgerAbi } from "../../abis/AccessLedger";

type Followed = { id: number; rpc: string[]; address: `0x${string}`; startBlock: number };

const { id, rpc, address, startBlock } = JSON.parse(process.env.BENCH_CHAIN ?? "{}") as Followed;

export default createConfig({
  database: { kind: "postgres", connectionString: process.env.DATABASE_URL },
  ordering: "multichain",
  chains: { followed: { id, rpc, pollingInterval: 100, disableCache: true } },
  contracts: { AccessLedger: { abi: accessLedgerAbi, chain: { followed: { address, startBlock } } } },
});

export type FloorSettings = {
  rpcUrl: string;
  databaseUrl: string;
  chainId: number;
  address: string;
  fromBlock: number;
  toBlock: number;
};

import {
  type Abi,
  type Address,
  BaseError,
  type ContractFunctionArgs,
  type ContractFunctionName,
  ContractFunctionRevertedError,
  createTestClient,
  defineChain,
  encodeDeployData,
  encodeFunctionData,
  getAddress,
  type Hex,
  http,
  keccak256,
  parseEventLogs,
  publicActions,
  toHex,
  walletActions,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { bytecode, type ContractName } from "../../abis/bytecode";
import { abis } from "../../abis/index";
import { startAnvil } from "../../devnet/anvil";

/** Seconds that a change waits in the tests' timelock. */
export const DELAY = 3_600n;

/** An account that can sign, the same for the same name. */
export const signer = (name: string) => privateKeyToAccount(keccak256(toHex(name)));

/** The address of a name's account. */
export const address = (name: string): Address => signer(name).address;

/** The 32-byte id of a name. */
export const id = (name: string): Hex => keccak256(toHex(`id ${name}`));

/** The identifier of a governed role. */
export const role = (name: string): Hex => keccak256(toHex(name));

/** 32 zero bytes, where no id is meant. */
export const NONE: Hex = `0x${"0".repeat(64)}`;

/** A consent's grant, as the consent registry takes it. */
export type Grant = ContractFunctionArgs<typeof abis.consentRegistry, "nonpayable", "grantConsent">[0];

/** A well-formed grant of a patient to `lee`: to read general records for treatment, from now on and without end. */
export const grantOf = (patient: Hex, change: Partial<Omit<Grant, "patient">> = {}): Grant => ({
  consentId: id("consent"),
  patient,
  grantee: address("lee"),
  purposes: 1n,
  categories: 1,
  actions: 1,
  from: 0,
  until: 0,
  redisclosure: false,
  requestId: NONE,
  ...change,
});

type Contract<abi extends Abi> = { address: Address; abi: abi };
type Sent = { eventName: string; args: Record<string, unknown> };

/**
 * A fresh chain with all contracts, where any account can send. Roles: the accounts named `custodian`, `registrar`,
 * `reviewer`, `insurer` and `adjudicator` hold theirs; `proposer` schedules, anybody executes; `administrator` is the
 * emergency administrator.
 */
export async function startRecordSystem({ chainId = 31337 } = {}) {
  const anvil = await startAnvil({ chainId, automine: true });
  const chain = defineChain({
    id: chainId,
    name: "test",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [anvil.rpcUrl] } },
  });
  const client = createTestClient({ mode: "anvil", chain, transport: http(), cacheTime: 0, pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions);
  await client.request({ method: "anvil_autoImpersonateAccount", params: [true] } as never);
  await client.setBlockTimestampInterval({ interval: 1 });

  async function transact({ from, data, to, at }: { from: Address; data: Hex; to: Address | null; at?: number }) {
    await client.setBalance({ address: from, value: 10n ** 20n });
    if (at !== undefined) await client.setNextBlockTimestamp({ timestamp: BigInt(at) });
    const hash = await client.sendTransaction({ account: from, to, data, gas: 30_000_000n, gasPrice: 10n ** 10n });
    return client.waitForTransactionReceipt({ hash });
  }

  async function deploy<const abi extends Abi>(abi: abi, code: Hex, args: unknown[]): Promise<Contract<abi>> {
    const data = encodeDeployData({ abi: abi as Abi, bytecode: code, args });
    const receipt = await transact({ from: address("deployer"), data, to: null });
    if (receipt.status !== "success") throw new Error("The contract's constructor refused.");
    return { address: getAddress(receipt.contractAddress!), abi };
  }

  const own = <name extends ContractName>(name: name, args: unknown[]) => deploy(abis[name], bytecode[name], args);
  const timelock = await own("timelock", [DELAY, [address("proposer")], [`0x${"0".repeat(40)}`]]);
  const roles = ["custodian", "registrar", "reviewer", "insurer", "adjudicator"];
  const grants = roles.map((name) => ({ role: role(name.toUpperCase()), account: address(name) }));
  const governance = await own("governance", [timelock.address, address("administrator"), grants]);
  const credentialRegistry = await own("credentialRegistry", [governance.address]);
  const consentRegistry = await own("consentRegistry", [governance.address, credentialRegistry.address]);
  const accessLedger = await own("accessLedger", [governance.address]);
  const sharingAgreements = await own("sharingAgreements", [governance.address, consentRegistry.address]);
  const claims = await own("claims", [governance.address]);

  /** The time of the newest block, Unix seconds. */
  const now = async () => Number((await client.getBlock()).timestamp);

  return {
    client,
    chainId,
    timelock,
    governance,
    credentialRegistry,
    consentRegistry,
    accessLedger,
    sharingAgreements,
    claims,
    deploy,
    now,

    /** Mines an empty block at `time`; what is read or refused afterwards is read or refused at that time. */
    async mineAt(time: number) {
      await client.setNextBlockTimestamp({ timestamp: BigInt(time) });
      await client.mine({ blocks: 1 });
    },

    /** Sends a call as `from`, in a block `at` a time if given. The events of that contract that it emitted. */
    // biome-ignore lint/complexity/useMaxParams: reads as the call of a contract, like viem's own, and its types follow from argument to argument
    async send<const abi extends Abi, name extends ContractFunctionName<abi, "nonpayable" | "payable">>(
      contract: Contract<abi>,
      functionName: name,
      args: ContractFunctionArgs<abi, "nonpayable" | "payable", name>,
      from: string | Address,
      at?: number,
    ): Promise<Sent[]> {
      const call = { ...contract, functionName, args, account: senderOf(from) };
      if (at === undefined) await client.simulateContract(call as never);
      const receipt = await transact({
        from: senderOf(from),
        data: encodeFunctionData(call as never),
        to: contract.address,
        at,
      });
      if (receipt.status !== "success") throw new Error(`${functionName} was refused.`);
      const events = parseEventLogs({ abi: contract.abi as Abi, logs: receipt.logs });
      return events.map(({ eventName, args }) => ({ eventName: eventName!, args: args as never }));
    },

    /** What the contract answers at the newest block. */
    read<const abi extends Abi, name extends ContractFunctionName<abi, "view" | "pure">>(
      contract: Contract<abi>,
      functionName: name,
      args: ContractFunctionArgs<abi, "view" | "pure", name>,
    ) {
      return client.readContract({ ...contract, functionName, args } as never) as ReturnType<
        typeof client.readContract<abi, name, typeof args>
      >;
    },

    /** The error with which a call as `from` is refused at the newest block, as text: `Name(argument, …)`. */
    // biome-ignore lint/complexity/useMaxParams: reads as the call of a contract, like viem's own, and its types follow from argument to argument
    async refusal<const abi extends Abi, name extends ContractFunctionName<abi>>(
      contract: Contract<abi>,
      functionName: name,
      args: ContractFunctionArgs<abi, "nonpayable" | "payable" | "view" | "pure", name>,
      from: string | Address = "anybody",
    ): Promise<string> {
      try {
        await client.simulateContract({ ...contract, functionName, args, account: senderOf(from) } as never);
      } catch (error) {
        const reverted =
          error instanceof BaseError && error.walk((cause) => cause instanceof ContractFunctionRevertedError);
        if (reverted instanceof ContractFunctionRevertedError && reverted.data)
          return `${reverted.data.errorName}(${(reverted.data.args ?? []).join(", ")})`;
        throw error;
      }
      return "accepted";
    },

    /** Remembers the chain's state, and gives the function that goes back to it. */
    async snapshot() {
      const snapshot = await client.snapshot();
      return () => client.revert({ id: snapshot });
    },

    stop: () => anvil.stop(),
  };
}

/** What `startRecordSystem` gives. */
export type RecordSystem = Awaited<ReturnType<typeof startRecordSystem>>;

const senderOf = (from: string): Address => (from.startsWith("0x") ? (from as Address) : address(from));

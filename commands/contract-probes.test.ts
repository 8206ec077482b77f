import { type Abi, toFunctionSelector, toFunctionSignature } from "viem";
import { expect, test } from "vitest";
import { abis } from "../abis/index";
import { CONTRACT_NAMES } from "../settings";
import { PROBES } from "./contract-probes";

test.each(CONTRACT_NAMES)("only %s has the function that is asked of it", (name) => {
  const { signature, data } = PROBES[name];
  expect(data.slice(0, 10)).toBe(toFunctionSelector(signature));
  const having = CONTRACT_NAMES.filter((other) =>
    (abis[other] as Abi).some((item) => item.type === "function" && toFunctionSignature(item) === signature),
  );
  expect(having).toEqual([name]);
});

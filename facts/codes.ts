/**
 * The closed lists of codes that the contracts use, in the order of their on-chain numbers. A code's number is its
 * index here, and its bit in a mask is `1 << index`. `contracts/Codes.sol` has the same lists; a test keeps them equal.
 *
 * Append only: numbers already on a chain must keep their meaning.
 */

/** Purposes of use: HL7 v3 ActReason codes. */
export const PURPOSES = [
  "TREAT",
  "CLINTRL",
  "COC",
  "POPHLTH",
  "ETREAT",
  "BTG",
  "ERTREAT",
  "HPAYMT",
  "CLMATTCH",
  "COVAUTH",
  "REMITADV",
  "COVERAGE",
  "ELIGDTRM",
  "ELIGVER",
  "ENROLLM",
  "HOPERAT",
  "FRAUD",
  "HCOMPL",
  "HLEGAL",
  "HQUALIMP",
  "HSYSADMIN",
  "PATADMIN",
  "PATSFTY",
  "TRAIN",
  "HRESCH",
  "BIORCH",
  "CLINTRCH",
  "DSRCH",
  "PUBHLTH",
  "DISASTER",
  "THREAT",
  "PATRQT",
  "FAMRQT",
  "PWATRNY",
  "SUPNWK",
  "HMARKT",
] as const;

/** Categories of record content. `ALL` covers every category that is not sensitive. */
export const CATEGORIES = [
  "GENERAL",
  "LAB",
  "MEDICATION",
  "IMAGING",
  "PSYTHPN",
  "SUD",
  "HIV",
  "SDV",
  "SEX",
  "GENETIC",
  "ALL",
] as const;

/** What is done to a record. */
export const ACTIONS = ["read", "create", "update", "delete", "export", "ALL"] as const;

/** Whether the custodian's gateway permitted the access. */
export const OUTCOMES = ["permitted", "denied"] as const;

/** Kinds of credential. The first three are licensed professions. */
export const CREDENTIAL_KINDS = ["physician", "nurse", "pharmacist", "researcher", "clerk"] as const;

export type Purpose = (typeof PURPOSES)[number];
export type Category = (typeof CATEGORIES)[number];
export type Action = (typeof ACTIONS)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

/** Returns the code with this on-chain number. Throws a `RangeError` if the list has none. */
export function codeAt<Code extends string>(codes: readonly Code[], index: number): Code {
  const code = codes[index];
  if (code === undefined) throw new RangeError(`The list ${codes[0]}, … has no code with the number ${index}`);
  return code;
}

/** Returns the codes whose bits are set in `mask`, in list order. Throws a `RangeError` for a bit beyond the list. */
export function codesOf<Code extends string>(codes: readonly Code[], mask: bigint): Code[] {
  if (mask < 0n || mask >> BigInt(codes.length) !== 0n)
    throw new RangeError(`The mask ${mask} has bits beyond the list ${codes[0]}, …`);
  return codes.filter((_, index) => (mask >> BigInt(index)) & 1n);
}

/** Returns the mask with the bit of each code set. Throws a `RangeError` for a code that is not in the list. */
export function maskOf<Code extends string>(codes: readonly Code[], chosen: readonly Code[]): bigint {
  return chosen.reduce((mask, code) => {
    const index = codes.indexOf(code);
    if (index < 0) throw new RangeError(`${code} is not one of ${codes.join(", ")}`);
    return mask | (1n << BigInt(index));
  }, 0n);
}

import { type Abi, type AbiEvent, type Hex, toEventSelector } from "viem";
import { claimsAbi } from "../../abis/Claims";
import { consentRegistryAbi } from "../../abis/ConsentRegistry";
import { credentialRegistryAbi } from "../../abis/CredentialRegistry";
import { sharingAgreementsAbi } from "../../abis/SharingAgreements";

/** Events that end or complete an earlier fact: they leave no row of their own, so no block is known by them alone. */
const ENDINGS = new Set([
  "RepresentativeEnded",
  "ConsentRevoked",
  "CredentialRevoked",
  "AffiliationEnded",
  "AgreementAccepted",
  "AgreementEnded",
  "DataRequestExtended",
  "DataRequestFulfilled",
  "ClaimDenied",
  "ClaimVoided",
]);

const endingTopics = new Set<Hex>(
  [consentRegistryAbi, credentialRegistryAbi, sharingAgreementsAbi, claimsAbi].flatMap((abi) =>
    (abi as Abi)
      .filter((item): item is AbiEvent => item.type === "event" && ENDINGS.has(item.name))
      .map((item) => toEventSelector(item)),
  ),
);

/** Whether a log becomes a fact of its own. */
export const makesFact = ({ topics }: { topics: readonly Hex[] }): boolean =>
  topics[0] === undefined || !endingTopics.has(topics[0]);

/** Derives the facts of one scenario line, if the contracts accept it. */
import { OFFICES } from "./accepts";
import type { Sent } from "./chain";
import type { History } from "./history";
import { type Action, secondsOf } from "./lines";
import type { CredentialIssued, Fact, Place } from "./oracle-facts";

/**
 * Returns the events of an action in order, given the earlier facts. If a line has no signer and its natural one
 * follows from a missing earlier line, nobody signs, and the contracts refuse it. Throws a `RangeError` for a verb that
 * does not exist.
 */
export function factsOfLine(history: History, sent: Sent, place: Place): Fact[] {
  const { action } = sent;
  const name = (field: string) => String(action[field]);
  const nameOrNull = (field: string) => (action[field] ? name(field) : null);
  const names = (field: string) => action[field] as string[];
  const instant = (field: string) => secondsOf(action[field]);
  const amount = () => BigInt(name("amount"));
  const signer = action.by ?? naturalSigner(history, action);
  const terms = () => ({ purposes: names("purposes"), categories: names("categories") });
  const change = { direct: action.direct === true, signer };

  switch (action.do) {
    case "patient.register": {
      const controller = name(action.controller ? "controller" : "patient");
      return [{ is: "patient", ...place, patient: name("patient"), controller, registrar: signer }];
    }
    case "representative.set": {
      const parties = { patient: name("patient"), representative: name("representative") };
      return [{ is: "representative", ...place, ...parties, until: instant("until"), signer }];
    }
    case "affiliation.set": {
      const window = { from: instant("from") || place.time, until: instant("until") };
      return [{ is: "affiliation", ...place, member: name("member"), organisation: signer, ...window }];
    }
    case "affiliation.end":
      return [{ is: "affiliationEnd", ...place, member: name("member"), organisation: signer }];
    case "credential.issue":
      return [
        {
          is: "credential",
          ...place,
          credential: name("credential"),
          issuer: signer,
          subject: name("subject"),
          kind: name("kind") as CredentialIssued["kind"],
          from: instant("from") || place.time,
          until: instant("until"),
        },
      ];
    case "credential.revoke":
      return [{ is: "credentialRevocation", ...place, credential: name("credential"), issuer: signer }];
    case "consent.request":
      return [
        {
          is: "consentRequest",
          ...place,
          ...terms(),
          actions: names("actions"),
          request: name("request"),
          requester: signer,
          patient: name("patient"),
          until: instant("until"),
        },
      ];
    case "consent.grant":
      return [
        {
          is: "grant",
          ...place,
          ...terms(),
          actions: names("actions"),
          consent: name("consent"),
          patient: name("patient"),
          grantee: name("grantee"),
          from: instant("from"),
          until: instant("until"),
          redisclose: action.redisclose === true,
          request: nameOrNull("request"),
          signer,
        },
      ];
    case "consent.revoke": {
      const requestedAt = instant("requestedAt") || place.time;
      return [{ is: "revocation", ...place, consent: name("consent"), requestedAt, signer }];
    }
    case "access":
      return [
        {
          is: "access",
          ...place,
          access: name("access"),
          custodian: signer,
          seq: sent.seq,
          actor: name("actor"),
          patient: name("patient"),
          record: name("record"),
          purpose: name("purpose"),
          category: name("category"),
          action: name("action"),
          outcome: action.outcome === "denied" ? "denied" : "permitted",
          cited: nameOrNull("consent"),
          reason: nameOrNull("reason"),
          // The custodian's clock is part of what was sent: a reorg that moves the access does not move it.
          occurredAt: instant(action.occurredAt ? "occurredAt" : "at"),
        },
      ];
    case "access.review":
      return [{ is: "review", ...place, access: name("access"), reviewer: signer, approved: action.approved === true }];
    case "agreement.start": {
      const agreement = name("agreement");
      const counterparty = names("parties")[1]!;
      return [
        {
          is: "proposal",
          ...place,
          ...terms(),
          agreement,
          proposer: signer,
          counterparty,
          formats: names("formats"),
          from: instant("from"),
          until: instant("until"),
          redisclose: action.redisclose === true,
        },
        { is: "acceptance", ...place, agreement, counterparty },
      ];
    }
    case "agreement.end":
      return [{ is: "agreementEnd", ...place, agreement: name("agreement"), party: signer }];
    case "share":
      return [
        {
          is: "share",
          ...place,
          share: name("share"),
          sender: signer,
          recipient: name("to"),
          patient: name("patient"),
          record: name("record"),
          purpose: name("purpose"),
          category: name("category"),
          format: name("format"),
          agreement: nameOrNull("agreement"),
        },
      ];
    case "request.open": {
      const parties = { patient: name("patient"), custodian: name("custodian"), requester: signer };
      return [{ is: "dataRequest", ...place, request: name("request"), ...parties }];
    }
    case "request.extend":
      return [{ is: "extension", ...place, request: name("request"), custodian: signer }];
    case "request.fulfil":
      return [{ is: "fulfilment", ...place, request: name("request"), custodian: signer }];
    case "claim.submit":
      return [
        {
          is: "claim",
          ...place,
          claim: name("claim"),
          provider: signer,
          patient: name("patient"),
          service: name("service"),
          serviceDate: secondsOf(`${name("serviceDate")}T00:00:00Z`),
          amount: amount(),
        },
      ];
    case "claim.approve":
      return [{ is: "approval", ...place, claim: name("claim"), approver: signer, amount: amount() }];
    case "claim.deny":
      return [{ is: "denial", ...place, claim: name("claim"), insurer: signer }];
    case "claim.void":
      return [{ is: "voiding", ...place, claim: name("claim"), provider: signer }];
    case "claim.pay":
      return [{ is: "payment", ...place, claim: name("claim"), insurer: signer, amount: amount() }];
    case "issuer.trust":
    case "issuer.distrust":
      return [{ is: "trust", ...place, issuer: name("issuer"), trusted: action.do === "issuer.trust", ...change }];
    case "policy.set":
      return [{ is: "policy", ...place, key: name("key"), value: Number(action.value), ...change }];
    case "role.grant":
    case "role.revoke": {
      const holding = { role: name("role"), account: name("account"), held: action.do === "role.grant" };
      return [{ is: "role", ...place, ...holding, ...change }];
    }
    default:
      throw new RangeError(`${action.do} is not a scenario verb`);
  }
}

/** Stands for no account, so that the contracts refuse what it signs. */
const NOBODY = "";

/** Returns the signer of a line without `by`. */
function naturalSigner(history: History, action: Action): string {
  const name = (field: string) => String(action[field]);
  switch (action.do) {
    case "patient.register":
      return OFFICES.registrar;
    case "representative.set":
    case "consent.grant":
    case "request.open":
      return history.controllers.get(name("patient")) ?? NOBODY;
    case "consent.revoke":
      return history.controllers.get(history.grants.get(name("consent"))?.patient ?? NOBODY) ?? NOBODY;
    case "affiliation.set":
    case "affiliation.end":
      return name("organisation");
    case "credential.issue":
      return name("issuer");
    case "credential.revoke":
      return history.credentials.get(name("credential"))?.issuer ?? NOBODY;
    case "consent.request":
      return name("requester");
    case "access":
      return name("custodian");
    case "access.review":
      return name("reviewer");
    case "agreement.start":
      return (action.parties as string[])[0]!;
    case "agreement.end":
      return history.agreements.get(name("agreement"))?.proposer ?? NOBODY;
    case "share":
      return name("from");
    case "request.extend":
    case "request.fulfil":
      return history.dataRequests.get(name("request"))?.custodian ?? NOBODY;
    case "claim.submit":
      return name("provider");
    case "claim.approve":
      return name("approver");
    case "claim.void":
      return history.claims.get(name("claim"))?.provider ?? NOBODY;
    case "claim.deny":
    case "claim.pay":
      return OFFICES.insurer;
    default:
      return action.direct === true ? OFFICES.emergencyAdministrator : OFFICES.governance;
  }
}

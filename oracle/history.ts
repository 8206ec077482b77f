/**
 * The facts recorded so far. Facts are added one by one in chain order, and an event is evaluated before the next one
 * is added, so a rule can only see facts at lower positions.
 */
import type { ConsentRevoked, Fact, FactOf } from "./oracle-facts";

/** A fact with its position. */
export type Told<Kind extends Fact["is"]> = FactOf<Kind> & { pos: number };

/** A fact that a later one can end, replace or revoke: the position and block time of that, once recorded. */
export type Endable<Kind extends Fact["is"]> = Told<Kind> & { end: { pos: number; time: number } | null };

/** A grant and what revoked it. */
export type Grant = Endable<"grant"> & { revocation: ConsentRevoked | null };
/** An agreement and its acceptance. */
export type Agreement = Endable<"proposal"> & { acceptance: Told<"acceptance"> | null };
/** A patient's data request and its outcome. */
export type DataRequest = Told<"dataRequest"> & {
  extension: Told<"extension"> | null;
  fulfilment: Told<"fulfilment"> | null;
};
/** A claim and its outcome. */
export type Claim = Told<"claim"> & {
  approvals: Told<"approval">[];
  payments: Told<"payment">[];
  denied: boolean;
  voided: boolean;
};

/** The facts recorded so far, indexed for the rules. Lists are in chain order. */
export type History = {
  /** Number of recorded facts, which is the position of the next one. */
  size: number;
  controllers: Map<string, string>;
  representatives: Map<string, Endable<"representative">[]>;
  affiliationsOf: Map<string, Endable<"affiliation">[]>;
  membersOf: Map<string, Endable<"affiliation">[]>;
  credentials: Map<string, Endable<"credential">>;
  credentialsOf: Map<string, Endable<"credential">[]>;
  consentRequests: Map<string, Told<"consentRequest">>;
  answeredRequests: Set<string>;
  grants: Map<string, Grant>;
  grantsOf: Map<string, Grant[]>;
  lastAccessOf: Map<string, Told<"access">>;
  accessesTo: Map<string, Told<"access">[]>;
  reviewsOf: Map<string, Told<"review">[]>;
  agreements: Map<string, Agreement>;
  sharesTo: Map<string, Told<"share">[]>;
  dataRequests: Map<string, DataRequest>;
  claims: Map<string, Claim>;
  trustedIssuers: Set<string>;
  /** The accounts that hold a role, as `role account`. */
  roles: Set<string>;
};

/** Creates an empty history. `roles` are held from the start, as `role account`. */
export function newHistory(roles: Iterable<string> = []): History {
  return {
    size: 0,
    controllers: new Map(),
    representatives: new Map(),
    affiliationsOf: new Map(),
    membersOf: new Map(),
    credentials: new Map(),
    credentialsOf: new Map(),
    consentRequests: new Map(),
    answeredRequests: new Set(),
    grants: new Map(),
    grantsOf: new Map(),
    lastAccessOf: new Map(),
    accessesTo: new Map(),
    reviewsOf: new Map(),
    agreements: new Map(),
    sharesTo: new Map(),
    dataRequests: new Map(),
    claims: new Map(),
    trustedIssuers: new Set(),
    roles: new Set(roles),
  };
}

/** Adds the next fact to the history. */
export function tell(history: History, fact: Fact): void {
  const pos = history.size++;
  const end = (ended: Endable<Fact["is"]> | undefined) => {
    // The first end counts: a later one changes nothing.
    if (ended) ended.end ??= { pos, time: fact.time };
  };
  switch (fact.is) {
    case "patient":
      history.controllers.set(fact.patient, fact.controller);
      return;
    case "representative": {
      const settings = listIn(history.representatives, fact.patient);
      end(settings.findLast((earlier) => earlier.representative === fact.representative));
      settings.push({ ...fact, pos, end: null });
      return;
    }
    case "affiliation": {
      end(lastAffiliation(history, fact.member, fact.organisation));
      const setting = { ...fact, pos, end: null };
      listIn(history.affiliationsOf, fact.member).push(setting);
      listIn(history.membersOf, fact.organisation).push(setting);
      return;
    }
    case "affiliationEnd":
      end(lastAffiliation(history, fact.member, fact.organisation));
      return;
    case "credential": {
      const credential = { ...fact, pos, end: null };
      history.credentials.set(fact.credential, credential);
      listIn(history.credentialsOf, fact.subject).push(credential);
      return;
    }
    case "credentialRevocation":
      end(history.credentials.get(fact.credential));
      return;
    case "consentRequest":
      history.consentRequests.set(fact.request, { ...fact, pos });
      return;
    case "grant": {
      const grant = { ...fact, pos, end: null, revocation: null };
      history.grants.set(fact.consent, grant);
      listIn(history.grantsOf, fact.patient).push(grant);
      if (fact.request !== null) history.answeredRequests.add(fact.request);
      return;
    }
    case "revocation": {
      const grant = history.grants.get(fact.consent);
      end(grant);
      if (grant) grant.revocation ??= fact;
      return;
    }
    case "access": {
      const access = { ...fact, pos };
      history.lastAccessOf.set(fact.custodian, access);
      listIn(history.accessesTo, fact.patient).push(access);
      return;
    }
    case "review":
      listIn(history.reviewsOf, fact.access).push({ ...fact, pos });
      return;
    case "proposal":
      history.agreements.set(fact.agreement, { ...fact, pos, end: null, acceptance: null });
      return;
    case "acceptance": {
      const agreement = history.agreements.get(fact.agreement);
      if (agreement) agreement.acceptance ??= { ...fact, pos };
      return;
    }
    case "agreementEnd":
      end(history.agreements.get(fact.agreement));
      return;
    case "share":
      listIn(history.sharesTo, fact.recipient).push({ ...fact, pos });
      return;
    case "dataRequest":
      history.dataRequests.set(fact.request, { ...fact, pos, extension: null, fulfilment: null });
      return;
    case "extension": {
      const request = history.dataRequests.get(fact.request);
      if (request) request.extension ??= { ...fact, pos };
      return;
    }
    case "fulfilment": {
      const request = history.dataRequests.get(fact.request);
      if (request) request.fulfilment ??= { ...fact, pos };
      return;
    }
    case "claim":
      history.claims.set(fact.claim, { ...fact, pos, approvals: [], payments: [], denied: false, voided: false });
      return;
    case "approval":
      history.claims.get(fact.claim)?.approvals.push({ ...fact, pos });
      return;
    case "payment":
      history.claims.get(fact.claim)?.payments.push({ ...fact, pos });
      return;
    case "denial":
    case "voiding": {
      const claim = history.claims.get(fact.claim);
      if (claim) claim[fact.is === "denial" ? "denied" : "voided"] = true;
      return;
    }
    case "trust":
      if (fact.trusted) history.trustedIssuers.add(fact.issuer);
      else history.trustedIssuers.delete(fact.issuer);
      return;
    case "role":
      if (fact.held) history.roles.add(`${fact.role} ${fact.account}`);
      else history.roles.delete(`${fact.role} ${fact.account}`);
      return;
    case "policy":
      return;
  }
}

/** Returns the latest setting for a member and an organisation, ended or not. */
export function lastAffiliation(
  history: History,
  member: string,
  organisation: string,
): Endable<"affiliation"> | undefined {
  return history.affiliationsOf.get(member)?.findLast((setting) => setting.organisation === organisation);
}

/** Returns the list under the key, created on first use. */
export function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  let list = lists.get(key);
  if (!list) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

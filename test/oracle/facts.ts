/**
 * The facts that the oracle's rules look at, in chain order. People, organisations, consents and records go by their
 * names. Times are Unix seconds; `until: 0` means no end, and `from: 0` on a grant that none was given.
 */
import { chainOf } from "./chain";
import { accepts, newHistory, tell } from "./history";
import { type Line, secondsOf } from "./lines";

/** Where a fact comes from and when its block was made. A fact's position is its place in the list. */
export interface Place {
  line: number;
  block: number;
  time: number;
}

export type PatientRegistered = Place & { is: "patient"; patient: string; controller: string };
export type RepresentativeSet = Place & {
  is: "representative";
  patient: string;
  representative: string;
  until: number;
};
export type AffiliationSet = Place & {
  is: "affiliation";
  member: string;
  organisation: string;
  from: number;
  until: number;
};
export type AffiliationEnded = Place & { is: "affiliationEnd"; member: string; organisation: string };
export type ConsentGranted = Place & {
  is: "grant";
  consent: string;
  patient: string;
  grantee: string;
  purposes: readonly string[];
  categories: readonly string[];
  actions: readonly string[];
  from: number;
  until: number;
};
export type ConsentRevoked = Place & { is: "revocation"; consent: string };
export type AccessRecorded = Place & {
  is: "access";
  access: string;
  custodian: string;
  seq: number;
  actor: string;
  patient: string;
  purpose: string;
  category: string;
  action: string;
  outcome: "permitted" | "denied";
  cited: string | null;
  occurredAt: number;
};

/** Something that the chain says. */
export type Fact =
  | PatientRegistered
  | RepresentativeSet
  | AffiliationSet
  | AffiliationEnded
  | ConsentGranted
  | ConsentRevoked
  | AccessRecorded;

/**
 * The facts of the chain that a scenario ends with, in chain order. A reorganisation can turn an action into one that
 * the contracts refuse (a revocation that now comes before its grant): that one leaves no fact.
 */
export function factsOf(lines: readonly Line[]): Fact[] {
  const history = newHistory();
  const facts: Fact[] = [];
  chainOf(lines).forEach((block, number) => {
    for (const sent of block.sent) {
      const fact = factOf({ line: sent.line, block: number, time: block.time }, sent.action, sent.seq);
      if (!fact || !accepts(history, fact)) continue;
      tell(history, fact);
      facts.push(fact);
    }
  });
  return facts;
}

function factOf(place: Place, action: Line["action"], seq: number): Fact | undefined {
  const name = (field: string) => String(action[field]);
  /** Who signs is who the event names, where somebody else signs than the line's own party. */
  const signer = (natural: string) => String(action.by ?? action[natural]);
  const names = (field: string) => action[field] as string[];
  const instant = (field: string) => secondsOf(action[field]);
  switch (action.do) {
    case "patient.register":
      return {
        is: "patient",
        ...place,
        patient: name("patient"),
        controller: name(action.controller ? "controller" : "patient"),
      };
    case "representative.set":
      return {
        is: "representative",
        ...place,
        patient: name("patient"),
        representative: name("representative"),
        until: instant("until"),
      };
    case "affiliation.set":
      return {
        is: "affiliation",
        ...place,
        member: name("member"),
        organisation: signer("organisation"),
        from: instant("from") || place.time,
        until: instant("until"),
      };
    case "affiliation.end":
      return { is: "affiliationEnd", ...place, member: name("member"), organisation: signer("organisation") };
    case "consent.grant":
      return {
        is: "grant",
        ...place,
        consent: name("consent"),
        patient: name("patient"),
        grantee: name("grantee"),
        purposes: names("purposes"),
        categories: names("categories"),
        actions: names("actions"),
        from: instant("from"),
        until: instant("until"),
      };
    case "consent.revoke":
      return { is: "revocation", ...place, consent: name("consent") };
    case "access":
      return {
        is: "access",
        ...place,
        access: name("access"),
        custodian: signer("custodian"),
        seq,
        actor: name("actor"),
        patient: name("patient"),
        purpose: name("purpose"),
        category: name("category"),
        action: name("action"),
        outcome: action.outcome === "denied" ? "denied" : "permitted",
        cited: action.consent ? name("consent") : null,
        // The custodian's clock is part of what was sent: a reorg that moves the access does not move it.
        occurredAt: instant(action.occurredAt ? "occurredAt" : "at"),
      };
    default:
      return undefined;
  }
}

/**
 * What has been said so far. Facts are told one by one, in chain order, and an event is judged before the next one is
 * told: so a rule that asks the history can only ever see what stands at a lower position.
 */
import type { AccessRecorded, AffiliationSet, ConsentGranted, Fact, RepresentativeSet } from "./facts";

/** A fact with the block time of the event that ended, replaced or revoked it, once that was told. */
export type Endable<T> = T & { endedAt: number | null };

/** The facts told so far, where the rules look for them. */
export interface History {
  controllers: Map<string, string>;
  representatives: Map<string, Endable<RepresentativeSet>[]>;
  affiliations: Map<string, Endable<AffiliationSet>[]>;
  grants: Map<string, Endable<ConsentGranted>>;
  grantsOfPatient: Map<string, Endable<ConsentGranted>[]>;
  lastAccessOf: Map<string, AccessRecorded>;
}

/** A history in which nothing has been said. */
export function newHistory(): History {
  return {
    controllers: new Map(),
    representatives: new Map(),
    affiliations: new Map(),
    grants: new Map(),
    grantsOfPatient: new Map(),
    lastAccessOf: new Map(),
  };
}

/** Adds the next fact to the history. */
export function tell(history: History, fact: Fact): void {
  switch (fact.is) {
    case "patient":
      history.controllers.set(fact.patient, fact.controller);
      return;
    case "representative": {
      const settings = listIn(history.representatives, fact.patient);
      end(
        settings.findLast((earlier) => earlier.representative === fact.representative),
        fact.time,
      );
      settings.push({ ...fact, endedAt: null });
      return;
    }
    case "affiliation": {
      const settings = listIn(history.affiliations, fact.member);
      end(
        settings.findLast((earlier) => earlier.organisation === fact.organisation),
        fact.time,
      );
      settings.push({ ...fact, endedAt: null });
      return;
    }
    case "affiliationEnd":
      end(lastAffiliation(history, fact.member, fact.organisation), fact.time);
      return;
    case "grant": {
      const grant = { ...fact, endedAt: null };
      history.grants.set(fact.consent, grant);
      listIn(history.grantsOfPatient, fact.patient).push(grant);
      return;
    }
    case "revocation":
      end(history.grants.get(fact.consent), fact.time);
      return;
    case "access":
      history.lastAccessOf.set(fact.custodian, fact);
  }
}

/** Whether the contracts take the fact after what was said so far. */
export function accepts(history: History, fact: Fact): boolean {
  switch (fact.is) {
    case "patient":
      return !history.controllers.has(fact.patient);
    case "representative":
      return history.controllers.has(fact.patient) && (fact.until === 0 || fact.until > fact.time);
    case "affiliation":
      return fact.until === 0 || fact.until > fact.from;
    case "affiliationEnd":
      return lastAffiliation(history, fact.member, fact.organisation)?.endedAt === null;
    case "grant":
      return (
        history.controllers.has(fact.patient) &&
        !history.grants.has(fact.consent) &&
        (fact.until === 0 || fact.until > (fact.from || fact.time))
      );
    case "revocation":
      return history.grants.get(fact.consent)?.endedAt === null;
    case "access":
      return true;
  }
}

function lastAffiliation(history: History, member: string, organisation: string) {
  return history.affiliations.get(member)?.findLast((setting) => setting.organisation === organisation);
}

/** What ended once stays ended then: a later end changes nothing. */
function end(fact: Endable<unknown> | undefined, time: number) {
  if (fact) fact.endedAt ??= time;
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  let list = lists.get(key);
  if (!list) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

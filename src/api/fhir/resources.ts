import type { AuditEvent, Consent } from "fhir/r4";
import { readNames } from "../directory/names";
import { accessToAuditEvent, shareToAuditEvent } from "./audit-event";
import { consentToFhir } from "./consent";
import { idOf } from "./elements";
import { type ConsentFact, type Place, type Reader, readEvents } from "./read-events";

/** Returns the AuditEvents of the accesses and shares at these positions, in the same order. */
export async function auditEventsOf(reader: Reader, places: readonly Place[]): Promise<AuditEvent[]> {
  const { accesses, shares } = await readEvents(reader, places);
  const names = await readNames(reader.db, [
    ...accesses.flatMap(({ actor, custodian }) => [actor, custodian]),
    ...shares.flatMap(({ sender, recipient }) => [sender, recipient]),
  ]);
  const byId = new Map([
    ...accesses.map((row) => [idOf(row), accessToAuditEvent(row, names)] as const),
    ...shares.map((row) => [idOf(row), shareToAuditEvent(row, names)] as const),
  ]);
  return places.flatMap((place) => byId.get(idOf(place)) ?? []);
}

/** Converts grants to Consents. */
export async function consentsOf(reader: Reader, grants: readonly ConsentFact[]): Promise<Consent[]> {
  const names = await readNames(
    reader.db,
    grants.flatMap(({ grantee, signer }) => [grantee, signer]),
  );
  return grants.map((grant) => consentToFhir(grant, names));
}

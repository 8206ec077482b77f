import { inArray, type SQL, sql } from "drizzle-orm";
import { alert } from "../../../database/schema/index";
import { type ClaimListRow, claims } from "../facts/claims";
import { type ConsentListRow, consents } from "../facts/consents";
import { type DataRequestListRow, dataRequestSource, dataRequestToJson } from "../facts/data-requests";
import { type ShareListRow, shares } from "../facts/shares";
import { type AccessListRow, accessesToJson, accessSource, alertLinkOf } from "../reading/accesses";
import { listed } from "../reading/fact-rows";
import { type FactReader, readFactsAt, readSelected } from "../reading/fact-source";
import { blockPlaceOf } from "../reading/place";
import type { EventRow } from "./timeline";
import type { TimelineItem } from "./timeline-schema";

/**
 * Adds to each event the current state of its subject. Omits events whose fact is missing, which can happen when the
 * events were read in another snapshot.
 */
export async function timelineItems(reader: FactReader, patient: string, events: EventRow[]): Promise<TimelineItem[]> {
  const of = (...kinds: EventRow["kind"][]) => events.filter(({ kind }) => kinds.includes(kind));
  const [consentOf, accessOf, shareOf, claimOf, requestOf, alertOf] = await Promise.all([
    bySubject(of("consentGranted", "consentRevoked"), async (subjects) =>
      (
        await readSelected<ConsentListRow>(
          reader,
          consents.source,
          sql`f.patient = ${patient} AND ${subjects("consent_id")}`,
        )
      ).map((row) => [`${row.chain_id} ${row.consent_id}`, consents.toJson(row)]),
    ),
    byPlace(of("access"), async (places) =>
      accessesToJson(reader, await readFactsAt<AccessListRow>(reader, accessSource, places)),
    ),
    byPlace(of("share"), async (places) =>
      (await readFactsAt<ShareListRow>(reader, shares.source, places)).map(shares.toJson),
    ),
    bySubject(of("claimSubmitted", "claimApproved", "claimDenied", "claimVoided", "claimPaid"), async (subjects) =>
      (await readSelected<ClaimListRow>(reader, claims.source, subjects("claim_id"))).map((row) => [
        `${row.chain_id} ${row.claim_id}`,
        claims.toJson(row),
      ]),
    ),
    bySubject(of("dataRequestOpened", "dataRequestExtended", "dataRequestFulfilled"), async (subjects) =>
      (await readSelected<DataRequestListRow>(reader, dataRequestSource, subjects("request_id"))).map((row) => [
        `${row.chain_id} ${row.request_id}`,
        dataRequestToJson(row),
      ]),
    ),
    readAlerts(reader, of("alert")),
  ]);

  const itemOf = (event: EventRow): TimelineItem[] => {
    const place = blockPlaceOf(event);
    const { kind } = event;
    switch (kind) {
      case "consentGranted":
      case "consentRevoked":
        return whole({ kind, ...place, consent: consentOf(event) });
      case "access":
        return whole({ kind, ...place, access: accessOf(event) });
      case "share":
        return whole({ kind, ...place, share: shareOf(event) });
      case "claimSubmitted":
      case "claimApproved":
      case "claimDenied":
      case "claimVoided":
      case "claimPaid":
        return whole({ kind, ...place, claim: claimOf(event) });
      case "dataRequestOpened":
      case "dataRequestExtended":
      case "dataRequestFulfilled":
        return whole({ kind, ...place, dataRequest: requestOf(event) });
      case "alert":
        return whole({ kind, ...place, alert: alertOf(event) });
    }
  };
  return events.flatMap(itemOf);
}

type Whole<Part> = { [Key in keyof Part]: Exclude<Part[Key], undefined> };

function whole<Part extends object>(part: Part): Whole<Part>[] {
  return Object.values(part).includes(undefined) ? [] : [part as Whole<Part>];
}

/** Reads the subjects of events by their id on the chain. */
async function bySubject<Detail>(
  events: EventRow[],
  read: (subjects: (column: string) => SQL) => Promise<[string, Detail][]>,
): Promise<(event: EventRow) => Detail | undefined> {
  if (events.length === 0) return () => undefined;
  const chainIds = [...new Set(events.map(({ chain_id }) => chain_id))];
  const subjects = [...new Set(events.map(({ subject }) => subject))];
  const details = new Map(
    await read(
      (column) => sql`f.chain_id IN (${listed(chainIds)}) AND f.${sql.identifier(column)} IN (${listed(subjects)})`,
    ),
  );
  return (event) => details.get(`${event.chain_id} ${event.subject}`);
}

/** Reads the subjects of events by position. */
async function byPlace<Detail extends { id: string }>(
  events: EventRow[],
  read: (places: { chainId: number; pos: string }[]) => Promise<Detail[]>,
): Promise<(event: EventRow) => Detail | undefined> {
  const found = await read(events.map(({ chain_id, pos }) => ({ chainId: chain_id, pos })));
  const details = new Map(found.map((detail) => [detail.id, detail]));
  return (event) => details.get(`${event.chain_id}-${event.pos}`);
}

async function readAlerts({ db }: FactReader, events: EventRow[]) {
  const ids = events.map(({ subject }) => subject);
  const found = ids.length === 0 ? [] : await db.select().from(alert).where(inArray(alert.id, ids));
  const details = new Map(found.map((row) => [row.id, { ...alertLinkOf(row), summary: row.summary }]));
  return (event: EventRow) => details.get(event.subject);
}

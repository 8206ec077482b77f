import type { AuditEvent, AuditEventEntity, Bundle, Composition } from "fhir/r4";
import { collection } from "../fhir/bundle";
import { coded, patientReference } from "../fhir/elements";
import { SYSTEMS } from "../fhir/systems";
import type { AccountingJson, DisclosureJson } from "../schemas/disclosures";
import { alertInText } from "./csv";
import { headOf } from "./head";

/**
 * Writes an accounting as a FHIR R4 Bundle: a Composition (the header), and the disclosures as AuditEvents, each with
 * its basis as an additional entity. `events` are the AuditEvents by id; `base` is the URL of `/fhir`.
 */
export function accountingToFhir(accounting: AccountingJson, events: readonly AuditEvent[], base: string): Bundle {
  const byId = new Map(events.map((event) => [event.id, event]));
  const resources = accounting.disclosures.flatMap((disclosure) => {
    const event = byId.get(disclosure.id);
    return event ? [{ ...event, entity: [...(event.entity ?? []), basisEntity(disclosure)] }] : [];
  });
  return collection({ base, timestamp: accounting.generatedAt, head: headComposition(accounting), resources });
}

function basisEntity({ basis, alerts }: DisclosureJson): AuditEventEntity {
  return {
    type: coded(SYSTEMS.auditEntityType, "4", "Other"),
    description: basis.text,
    detail: [
      { type: "basis", valueString: basis.code },
      ...alerts.map((alert) => ({ type: "alert", valueString: alertInText(alert) })),
    ],
  };
}

function headComposition(accounting: AccountingJson): Composition {
  const { patient, period, generatedAt } = accounting;
  const [title, ...lines] = headOf(accounting);
  const items = lines.map((line) => `<li>${escaped(line)}</li>`).join("");
  return {
    resourceType: "Composition",
    status: "final",
    type: { text: title! },
    subject: patientReference(patient),
    // FHIR periods include their end.
    event: [{ period: { start: period.from, end: new Date(Date.parse(period.to) - 1000).toISOString() } }],
    date: generatedAt,
    author: [{ display: "Consentry" }],
    title: title!,
    section: [
      {
        title: "What this is based on, and what it leaves out",
        text: { status: "generated", div: `<div xmlns="http://www.w3.org/1999/xhtml"><ul>${items}</ul></div>` },
      },
    ],
  };
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

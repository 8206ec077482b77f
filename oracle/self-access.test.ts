import { expect, test } from "vitest";
import { access, act, as, firing, patient } from "./story-fixture";

const own = (purpose: string, fields: Record<string, unknown> = {}) =>
  as(purpose, access(10, { actor: "ana", purpose, ...fields }));

test("ACC-15: who decides for a patient looks at the record, and not on the patient's request", () => {
  const story = [patient(0, "ana"), patient(0, "kid", "ana")];
  const purposes = ["TREAT", "PATRQT", "FAMRQT", "PWATRNY", "SUPNWK", "HMARKT", "BTG"].map((purpose) => own(purpose));
  expect(firing("ACC-15", [...story, ...purposes])).toEqual(["TREAT", "HMARKT", "BTG"]);
  expect(firing("ACC-15", [...story, own("COC", { patient: "kid" })])).toEqual(["COC"]);
  expect(firing("ACC-15", [...story, own("COC", { actor: "kid", patient: "kid" })])).toEqual([]);
  expect(firing("ACC-15", [...story, own("COC", { outcome: "denied" })])).toEqual([]);
});

test("ACC-15: not a representative, and not before the patient is registered", () => {
  const represent = act(1, "representative.set", { patient: "ana", representative: "son", until: null });
  expect(firing("ACC-15", [patient(0, "ana"), represent, own("TREAT", { actor: "son" })])).toEqual([]);
  expect(firing("ACC-15", [own("TREAT"), patient(10, "ana"), own("COC")])).toEqual(["COC"]);
});

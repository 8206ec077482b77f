/** The credential registry's events as rows. */
import { accountOf, idOf } from "./names";
import { changeStatus, endInterval, type Handlers, rowWhere, type Tables } from "./tables";

const pairOf = ({ member, organisation }: { member: string; organisation: string }) => ({
  member: accountOf(member),
  organisation: accountOf(organisation),
});

const settingsOf = ({ affiliation }: Tables, { member, organisation }: ReturnType<typeof pairOf>) =>
  affiliation.filter((row) => row.member === member && row.organisation === organisation);

export const credentialHandlers: Handlers<"credential" | "credentialRevocation" | "affiliation" | "affiliationEnd"> = {
  credential: (tables, fact, place) => {
    tables.credential.push({
      ...place,
      credentialId: idOf(fact.credential),
      issuer: accountOf(fact.issuer),
      subject: accountOf(fact.subject),
      kind: fact.kind,
      validFrom: fact.from,
      validUntil: fact.until,
    });
  },
  credentialRevocation: (tables, fact, place) => {
    const about = idOf(fact.credential);
    const credential = rowWhere(tables.credential, (row) => row.credentialId === about, fact);
    const { pos, blockTime, txHash } = place;
    Object.assign(credential, { revokedPos: pos, revokedTime: blockTime, revokedTxHash: txHash });
    changeStatus(tables, place, { kind: "credentialRevoked", about, party: accountOf(fact.issuer) });
  },
  affiliation: (tables, fact, place) => {
    const pair = pairOf(fact);
    const earlier = settingsOf(tables, pair);
    endInterval(earlier.at(-1), place);
    const revision = earlier.length + 1;
    tables.affiliation.push({ ...place, ...pair, revision, validFrom: fact.from, validUntil: fact.until });
  },
  affiliationEnd: (tables, fact, place) => {
    const pair = pairOf(fact);
    endInterval(settingsOf(tables, pair).at(-1), place);
    changeStatus(tables, place, { kind: "affiliationEnded", about: pair.member, party: pair.organisation });
  },
};

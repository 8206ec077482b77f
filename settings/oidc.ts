import type { Environment } from "./environment";

/** The issuer of access tokens, and the claim that names the role. */
export type OidcSettings = {
  /** The tokens' `iss`. */
  issuer: string;
  /** The expected `aud` of the tokens. */
  audience: string;
  /** The name of a claim; if there is none of that name, dots lead into nested objects. */
  roleClaim: string;
};

/** Reads the `OIDC_…` settings; `undefined` if none is set. Adds a sentence to `problems` for each fault. */
export function oidcSettings(values: Environment, problems: string[]): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_ROLE_CLAIM: roleClaim = "roles" } = values;
  if (issuer === undefined && audience === undefined) {
    if (values.OIDC_ROLE_CLAIM !== undefined)
      problems.push("OIDC_ROLE_CLAIM is set without OIDC_ISSUER and OIDC_AUDIENCE: set them too, or remove it.");
    return undefined;
  }
  if (issuer === undefined || audience === undefined) {
    const [there, missing] = issuer === undefined ? ["AUDIENCE", "ISSUER"] : ["ISSUER", "AUDIENCE"];
    problems.push(`OIDC_${missing} is not set beside OIDC_${there}: tokens are checked against both.`);
    return undefined;
  }
  if (!isTrustworthy(issuer))
    problems.push("OIDC_ISSUER must be a URL that begins with https://, or with http:// on this machine itself.");
  return { issuer, audience, roleClaim };
}

/** Returns whether responses from this URL are authentic: it uses HTTPS, or is on this machine. */
export function isTrustworthy(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname));
}

import type { Environment } from "./environment";

/** Where access tokens come from, and which claim of theirs names the role. */
export type OidcSettings = {
  /** As the tokens' `iss` has it. */
  issuer: string;
  /** One of the tokens' `aud`. */
  audience: string;
  /** A claim's name; where there is none of that name, dots lead into objects. */
  roleClaim: string;
};

/** What `OIDC_…` say; undefined where they say nothing. What is wrong is added to `problems`, a sentence each. */
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

/** Whether what comes from this URL comes from whom it names: HTTPS, or this machine itself. */
export function isTrustworthy(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname));
}

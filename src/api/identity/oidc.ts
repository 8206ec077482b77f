import { errors, type JWTPayload, jwtVerify } from "jose";
import type { OidcSettings } from "../../../settings/oidc";
import type { Claimant } from "./credential";
import { createIssuerKeys, IssuerAwayError } from "./issuer-keys";
import { ROLES, type Role } from "./roles";

const ALGORITHMS = ["RS256", "ES256", "EdDSA"];
const CLOCK_SKEW_SECONDS = 60;

/** Thrown for an invalid token; the message tells the caller why. */
export class TokenError extends Error {
  override readonly name = "TokenError";
}

/** The identity named by a valid token, and our roles in its role claim. */
export type TokenSubject = Claimant & {
  roles: Role[];
};

/** Verifies an access token. Throws a `TokenError` or an `IssuerAwayError`. */
export type TokenVerifier = (token: string) => Promise<TokenSubject>;

/**
 * Creates a verifier for access tokens (JWT) of one issuer and audience. New issuer keys are fetched when a token first
 * names them.
 */
export function createTokenVerifier({ issuer, audience, roleClaim }: OidcSettings): TokenVerifier {
  const keys = createIssuerKeys(issuer);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SKEW_SECONDS,
        requiredClaims: ["sub", "exp"],
      });
      return subjectOf(payload, issuer, roleClaim);
    } catch (error) {
      throw toTokenError(error);
    }
  };
}

function subjectOf(payload: JWTPayload, issuer: string, roleClaim: string): TokenSubject {
  const { sub } = payload;
  if (typeof sub !== "string" || sub === "" || sub.length > 255)
    throw new errors.JWTClaimValidationFailed("no subject", payload, "sub", "invalid");
  const names = [payload.preferred_username, payload.email, payload.name, payload.client_id, sub];
  const name = names.find((each) => typeof each === "string" && each !== "") as string;
  const claimed = [claimOf(payload, roleClaim)].flat();
  return {
    id: `oidc:${issuer}#${printable(sub)}`,
    name: printable(name).slice(0, 255),
    roles: ROLES.filter((role) => claimed.includes(role)),
  };
}

function claimOf(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name
    .split(".")
    .reduce<unknown>(
      (inner, part) =>
        typeof inner === "object" && inner !== null && Object.hasOwn(inner, part)
          ? (inner as Record<string, unknown>)[part]
          : undefined,
      payload,
    );
}

function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}]/gu, "\uFFFD");
}

const KEY_FAULTS = ["ERR_JWKS_NO_MATCHING_KEY", "ERR_JWKS_MULTIPLE_MATCHING_KEYS"];
const ALGORITHM_FAULTS = ["ERR_JOSE_ALG_NOT_ALLOWED", "ERR_JOSE_NOT_SUPPORTED"];

function toTokenError(error: unknown): Error {
  if (error instanceof errors.JWTExpired) return new TokenError("The access token has expired: get a new one.");
  if (error instanceof errors.JWTClaimValidationFailed)
    return new TokenError(`The access token's claim ${error.claim} is missing or has an unexpected value.`);
  const code = error instanceof errors.JOSEError ? error.code : "";
  if (ALGORITHM_FAULTS.includes(code))
    return new TokenError(`The access token must be signed by one of ${ALGORITHMS.join(", ")}.`);
  if (KEY_FAULTS.includes(code) || /^ERR_JW[ST]_/.test(code))
    return new TokenError("The access token is not signed by the issuer.");
  return new IssuerAwayError((error as Error).message);
}

import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { isTrustworthy } from "../../../settings/oidc";

const PATIENCE_MS = 5_000;
/** Age at which the keys are fetched again, so that keys the issuer has removed stop working. */
const FRESH_MS = 10 * 60_000;
/** How long cached keys are used while the issuer is unreachable. */
const USABLE_MS = 24 * 3_600_000;
/** Minimum time between fetches caused by unknown keys. */
const COOLDOWN_MS = 2_000;
/** How long to wait after a failed fetch. */
const PAUSE_MS = 5_000;

/** Thrown when the issuer's keys cannot be fetched. */
export class IssuerAwayError extends Error {
  override readonly name = "IssuerAwayError";
}

type Keys = {
  find: JWTVerifyGetKey;
  at: number;
};

/**
 * Creates a lookup for an issuer's keys, found through its metadata (OpenID Connect Discovery). Concurrent lookups
 * share one fetch. Keys are fetched again when they are ten minutes old, or when a token names an unknown one. If that
 * fails, cached keys are used for up to a day. Throws an `IssuerAwayError` if it cannot be determined whether a key is
 * the issuer's.
 */
export function createIssuerKeys(issuer: string): JWTVerifyGetKey {
  let known: Keys | undefined;
  let failure: { message: string; at: number } | undefined;
  let fetching: Promise<void> | undefined;
  const refresh = () => {
    fetching ??= fetchKeys(issuer)
      .then(
        (find) => {
          known = { find, at: Date.now() };
          failure = undefined;
        },
        (error: Error) => {
          failure = { message: error.message, at: Date.now() };
        },
      )
      .finally(() => {
        fetching = undefined;
      });
    return fetching;
  };
  const isOlder = (at: number, ms: number) => Date.now() - at >= ms;
  const pausing = () => failure !== undefined && !isOlder(failure.at, PAUSE_MS);
  const usable = () => (known && !isOlder(known.at, USABLE_MS) ? known : undefined);
  const away = () => new IssuerAwayError(failure?.message ?? "The issuer did not respond.");

  return async (...token) => {
    if ((!known || isOlder(known.at, FRESH_MS)) && !pausing()) await refresh();
    const keys = usable();
    if (!keys) throw away();
    try {
      return await keys.find(...token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (pausing()) throw away();
      if (!isOlder(keys.at, COOLDOWN_MS)) throw error;
      await refresh();
      if (failure) throw away();
      return usable()!.find(...token);
    }
  };
}

const metadata = z.object({ issuer: z.string(), jwks_uri: z.string().refine(isTrustworthy) });

async function fetchKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const found = metadata.safeParse(
    await fetchJson(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, "metadata"),
  );
  if (!found.success || found.data.issuer !== issuer)
    throw new IssuerAwayError("The issuer's metadata belong to another issuer or have no keys.");
  return createLocalJWKSet((await fetchJson(found.data.jwks_uri, "keys")) as JSONWebKeySet);
}

async function fetchJson(url: string, what: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" });
  if (response.ok) return response.json();
  await response.body?.cancel();
  throw new IssuerAwayError(`The issuer's ${what} answer ${response.status}.`);
}

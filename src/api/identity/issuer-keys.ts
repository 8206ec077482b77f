import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { isTrustworthy } from "../../../settings/oidc";

const PATIENCE_MS = 5_000;
/** The keys are asked for anew after this, so that one that the issuer has no more ends. */
const FRESH_MS = 10 * 60_000;
/** For so long they are good while the issuer is away. */
const USABLE_MS = 24 * 3_600_000;
/** An unknown key is looked for at the issuer, but not more often than this. */
const COOLDOWN_MS = 2_000;
/** For so long the issuer is not asked again after it failed to answer. */
const PAUSE_MS = 5_000;

/** The issuer cannot be asked for its keys. */
export class IssuerAwayError extends Error {
  override readonly name = "IssuerAwayError";
}

type Keys = {
  find: JWTVerifyGetKey;
  at: number;
};

/**
 * Finds the keys that an issuer's metadata (OpenID Connect Discovery) lead to. They are fetched by one request at a time for
 * all that wait, and asked for again when they are ten minutes old or when a token names one that is not among them. Where
 * that fails, those at hand are used for a day more. Throws an `IssuerAwayError` where it cannot be known whether a key is
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
  const away = () => new IssuerAwayError(failure?.message ?? "The issuer did not answer.");

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
    throw new IssuerAwayError("The issuer's metadata are of another issuer, or name no keys.");
  return createLocalJWKSet((await fetchJson(found.data.jwks_uri, "keys")) as JSONWebKeySet);
}

async function fetchJson(url: string, what: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" });
  if (response.ok) return response.json();
  await response.body?.cancel();
  throw new IssuerAwayError(`The issuer's ${what} answer ${response.status}.`);
}

import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { DEFAULT_SESSION_TERMS } from "../../../settings/session-terms";
import type { ApiContext, ApiEnvironment } from "../environment";
import { API_KEY_FORM, verifyApiKey } from "../identity/api-keys";
import { countedAddress, createClientAddress } from "../identity/client-address";
import type { Credential } from "../identity/credential";
import { IssuerAwayError } from "../identity/issuer-keys";
import { createTokenVerifier, TokenError, type TokenVerifier } from "../identity/oidc";
import { isPassive, isPublic, operationOf, ROLES } from "../identity/roles";
import { isSameOrigin, sentSecret } from "../identity/session-cookie";
import { verifySession } from "../identity/sessions";
import { Problem } from "../problem";
import { spend } from "./rate-limit";

type Needs = Pick<
  ApiContext,
  "pool" | "oidc" | "rateLimit" | "trustedProxies" | "logger" | "publicUrl" | "sessionTerms"
>;

/**
 * Accepts a request only with a valid API key or, if an issuer is configured, one of its valid access tokens, sent as
 * `Authorization: Bearer <credential>`, or in a browser session, whose cookie counts only if there is no such
 * header and the request comes from a page of our own; otherwise 401. A token without exactly one of our roles gets 403. Refusals, and
 * tokens that cannot be verified because the issuer is unreachable, count against the client's address, to stop
 * guessing. A valid credential is accepted even from an address over its limit, so that nobody can lock out others
 * behind the same address. Use of a revoked or expired key also counts against the key; the operator log records it
 * while that key is within its limit.
 *
 * An operation that needs no credential is also accepted without one, and then counts against the client's address.
 */
export function authentication({
  pool,
  oidc,
  rateLimit,
  trustedProxies = [],
  logger,
  publicUrl,
  sessionTerms: terms = DEFAULT_SESSION_TERMS,
}: Needs) {
  const verifyToken = oidc && createTokenVerifier(oidc);
  const addressOf = createClientAddress(trustedProxies);
  return createMiddleware<ApiEnvironment>(async (c, next) => {
    const matched = operationOf(c.req.method, c.req.path);
    if (matched && isPublic(matched.operation) && c.req.header("authorization") === undefined) {
      const headers = rateLimit && (await spend(c, rateLimit, `address:${countedAddress(addressOf(c))}`));
      await next();
      for (const [name, value] of Object.entries(headers ?? {})) c.res.headers.set(name, value);
      return;
    }
    try {
      c.set("credential", await credentialOf(c));
    } catch (error) {
      const away = error instanceof IssuerAwayError;
      if (rateLimit && (away || (error instanceof Problem && error.status === 401))) {
        const claimant = c.get("claimant");
        if (claimant) c.set("logged", (await rateLimit.consume(`claimant:${claimant.id}`)).allowed);
        await spend(c, rateLimit, `address:${countedAddress(addressOf(c))}`);
      }
      if (away) {
        logger.error({ error: error.message }, "Access tokens cannot be verified");
        throw new Problem(503, "issuer-away", "The issuer of access tokens is unreachable. Try again.", {
          headers: { "retry-after": "5" },
        });
      }
      throw error;
    }
    await next();
  });

  async function credentialOf(c: Context<ApiEnvironment>): Promise<Credential> {
    const header = c.req.header("authorization");
    const secret = header === undefined ? sentSecret(c, publicUrl) : undefined;
    if (secret !== undefined) return ofSession(c, secret);
    if (header === undefined)
      throw unauthenticated("Send a credential in the header: Authorization: Bearer <key or token>.", "Bearer");
    const sent = /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? "";
    if (verifyToken && !API_KEY_FORM.test(sent) && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(sent))
      return ofToken(c, verifyToken, sent);
    const found = await verifyApiKey({ pool, key: sent });
    if (found?.valid) return found.credential;
    if (found) c.set("claimant", found.credential);
    throw unauthenticated(
      "The API key is unknown, revoked or expired. Ask an administrator for a new one.",
      'Bearer error="invalid_token"',
    );
  }

  async function ofSession(c: Context<ApiEnvironment>, secret: string): Promise<Credential> {
    const { method, path } = c.req;
    const reads = method === "GET" || method === "HEAD";
    if (!isSameOrigin(c, publicUrl, { unsaid: reads }))
      throw new Problem(
        403,
        "cross-origin",
        "A session works from pages of this server only. Other programs send an API key in the Authorization header.",
      );
    const matched = operationOf(method, path);
    const passive = matched !== undefined && isPassive(matched.operation);
    const found = await verifySession({ pool, terms, secret, passive });
    if (!found) throw unauthenticated("The session is over. Sign in again.", "Bearer");
    c.set("session", found.session);
    return found.credential;
  }
}

async function ofToken(c: Context<ApiEnvironment>, verify: TokenVerifier, token: string): Promise<Credential> {
  const { id, name, roles } = await verify(token).catch((error: unknown) => {
    if (error instanceof TokenError) throw unauthenticated(error.message, 'Bearer error="invalid_token"');
    throw error;
  });
  const [role, ...others] = roles;
  if (role && others.length === 0) return { kind: "token", id, name, role };
  c.set("claimant", { id, name });
  throw new Problem(
    403,
    "forbidden",
    role
      ? `The access token has several roles (${roles.join(", ")}). It must have exactly one.`
      : `The access token has none of the roles ${ROLES.join(", ")}. Ask your account administrator for one.`,
  );
}

function unauthenticated(detail: string, challenge: string): Problem {
  return new Problem(401, "unauthenticated", detail, { headers: { "www-authenticate": challenge } });
}

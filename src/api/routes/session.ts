import type { OpenAPIHono } from "@hono/zod-openapi";
import { readHead } from "../../../alerts/stream/events";
import packageJson from "../../../package.json" with { type: "json" };
import { DEFAULT_SESSION_TERMS } from "../../../settings/session-terms";
import type { ApiContext, ApiEnvironment } from "../environment";
import { verifyApiKey } from "../identity/api-keys";
import type { Credential } from "../identity/credential";
import { OPERATIONS, permits, withinLimit } from "../identity/roles";
import { giveSecret, isSameOrigin, sentSecret, takeSecret } from "../identity/session-cookie";
import { endSession, openSession, type Session } from "../identity/sessions";
import { answers, operation } from "../operation";
import { Problem } from "../problem";
import { session, signIn, signInOptions } from "../schemas/session";

/** Routes for browser sessions: sign in, ask who you are, sign out. */
export function sessionRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool, publicUrl, organisationName, sessionTerms: terms = DEFAULT_SESSION_TERMS } = context;

  const open = operation(context, "POST /v1/session", {
    summary: "Sign in",
    description:
      "Opens a session with an API key, and sets its cookie, which no script can read. The session can do what the key can, from pages of the same origin. It ends when you sign out, when nothing has been asked for a while (`idleUntil`), at `expiresAt`, and when the key is revoked or expires.",
    tags: ["Session"],
    request: { body: { required: true, content: { "application/json": { schema: signIn } } } },
    responses: { 201: answers("The session.", session) },
  });
  app.openapi(open, async (c) => {
    if (!isSameOrigin(c, publicUrl, { unsaid: true }))
      throw new Problem(403, "cross-origin", "Sign in from a page of this server.");
    const found = await verifyApiKey({ pool, key: c.req.valid("json").key });
    if (!found?.valid) {
      if (found) c.set("claimant", found.credential);
      throw new Problem(
        401,
        "unauthenticated",
        "The API key is unknown, revoked or expired. Ask an administrator for a new one.",
        { headers: { "www-authenticate": "Bearer" } },
      );
    }
    const { credential } = found;
    c.set("credential", credential);
    const opened = await openSession({
      ...{ pool, terms, keyId: credential.id },
      previous: sentSecret(c, publicUrl),
      recordChange: c.get("recordChange")(201),
    });
    giveSecret(c, publicUrl, { secret: opened.secret, expires: opened.session.expiresAt });
    c.header("location", "/v1/session");
    return c.json(await sessionJson(credential, opened.session), 201);
  });

  const get = operation(context, "GET /v1/session", {
    summary: "Get who you are",
    description:
      "The principal, the role and the operations of the credential that is sent, in a session or not. It is not in the operator log.",
    tags: ["Session"],
    responses: { 200: answers("Who asks.", session) },
  });
  app.openapi(get, async (c) => c.json(await sessionJson(c.get("credential"), c.get("session")), 200));

  const end = operation(context, "DELETE /v1/session", {
    summary: "Sign out",
    description: "Ends the session that the request is made in. Without one, the response is 409.",
    tags: ["Session"],
    responses: { 204: { description: "The session has ended." } },
  });
  app.openapi(end, async (c) => {
    const current = c.get("session");
    if (!current)
      throw new Problem(409, "no-session", "This request was not made in a session, so there is none to end.");
    await endSession({ pool, id: current.id, recordChange: c.get("recordChange")(204) });
    takeSecret(c, publicUrl);
    return c.body(null, 204);
  });

  const options = operation(context, "GET /v1/session/options", {
    summary: "Get the ways to sign in",
    description: "For the sign-in page, so it needs no credential.",
    tags: ["Session"],
    responses: { 200: answers("The ways to sign in.", signInOptions) },
  });
  app.openapi(options, (c) =>
    c.json({ key: true as const, name: organisationName ?? null, version: packageJson.version }, 200),
  );

  async function sessionJson({ kind, id, name, role, operations }: Credential, times: Session | undefined) {
    return {
      principal: { kind, id, name },
      role,
      operations: OPERATIONS.filter((each) => permits(role, each) && withinLimit(operations, each)),
      signedInAt: times?.signedInAt.toISOString() ?? null,
      idleUntil: times?.idleUntil.toISOString() ?? null,
      expiresAt: times?.expiresAt.toISOString() ?? null,
      streamPosition: String(await readHead(db)),
    };
  }
}

import { z } from "zod";
import type { Environment } from "./environment";

const EXAMPLE = "postgres://user:password@host:5432/name";
const ENCODED =
  "cannot be read as a URL: its user and password must be percent-encoded (/ is %2F, # is %23, ? is %3F, @ is %40, % is %25)";

/** A URL with one of these schemes, such as `redis:`. A password that breaks the URL is named as the likely reason. */
export function url(...protocols: string[]) {
  return z.string().superRefine((text, context) => {
    const fail = (message: string) => context.addIssue({ code: "custom", message });
    if (!protocols.some((protocol) => text.toLowerCase().startsWith(`${protocol}//`)))
      fail(`must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`);
    else if (!URL.canParse(text)) fail(ENCODED);
  });
}

/** PostgreSQL's own variables, as an alternative to `DATABASE_URL`; they need no encoding. */
export const POSTGRES_NAMES = ["PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE"] as const;

const given = url("postgres:", "postgresql:").refine((text) => !isCutByItsPassword(text), {
  error: `${ENCODED}. Or leave DATABASE_URL out and set ${POSTGRES_NAMES.join(", ")}, which need no encoding`,
});

/** Whether an unencoded character in the user or the password ends the authority too early, or cannot be decoded. */
function isCutByItsPassword(text: string): boolean {
  if (!URL.canParse(text)) return false;
  if (/%(?![0-9a-f]{2})/i.test(text)) return true;
  const { username, pathname, search, searchParams, hash } = new URL(text);
  return (
    pathname.includes("@") || hash !== "" || (search.includes("@") && username === "" && !searchParams.has("user"))
  );
}

/** The settings that a message names if something about the database is wrong. */
export type DatabaseNames = Record<"server" | "login" | "user" | "database", string>;

/** Returns what the database's address was read from: `DATABASE_URL`, or PostgreSQL's own variables. */
export function databaseNames(values: Environment): DatabaseNames {
  if (values.DATABASE_URL?.trim() || !POSTGRES_NAMES.some((name) => values[name]?.trim())) {
    const whole = "DATABASE_URL";
    return { server: whole, login: whole, user: whole, database: whole };
  }
  return {
    server: "PGHOST and PGPORT",
    login: "PGUSER and PGPASSWORD",
    user: "PGUSER",
    database: values.PGDATABASE?.trim() ? "PGDATABASE" : "PGUSER",
  };
}

const parts = z.object({
  PGHOST: z.string({ error: "is not set: give the host of the PostgreSQL server, or set DATABASE_URL" }),
  PGPORT: z
    .string()
    .default("5432")
    .refine((text) => /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
      error: "must be a whole number from 1 to 65535",
    }),
  PGUSER: z.string({ error: "is not set: give the database's user, or set DATABASE_URL" }),
  PGPASSWORD: z.string().optional(),
  PGDATABASE: z.string().optional(),
});

/**
 * Returns the database's URL: `DATABASE_URL`, or one made of `PGHOST`, `PGPORT`, `PGUSER`, `PGPASSWORD` and
 * `PGDATABASE` if that is not set. Returns undefined after adding a sentence for each problem.
 */
export function databaseUrl(values: Environment, problems: string[]): string | undefined {
  const of = (name: string) => (values[name]?.trim() ? values[name] : undefined);
  const whole = of("DATABASE_URL");
  if (whole !== undefined) {
    const parsed = given.safeParse(whole);
    if (!parsed.success) problems.push(`DATABASE_URL ${parsed.error.issues[0]!.message}.`);
    return parsed.data;
  }
  if (!POSTGRES_NAMES.some(of)) {
    problems.push(
      `DATABASE_URL is not set: give the PostgreSQL database's address, as in ${EXAMPLE}, or set ${POSTGRES_NAMES.join(", ")}.`,
    );
    return undefined;
  }
  const parsed = parts.safeParse(Object.fromEntries(POSTGRES_NAMES.map((name) => [name, of(name)])));
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`));
    return undefined;
  }
  const { PGHOST: host, PGPORT: port, PGUSER: user, PGPASSWORD: password, PGDATABASE: database } = parsed.data;
  const name = database ?? user;
  if (/[?#]/.test(name)) {
    problems.push("PGDATABASE must not contain ? or #: rename the database.");
    return undefined;
  }
  // `pg` decodes a path less than a user or a password: what encodeURI leaves as it is must stay so.
  const path = encodeURI(name);
  const login = `${encodeURIComponent(user)}${password === undefined ? "" : `:${encodeURIComponent(password)}`}`;
  // A path is the directory of a Unix socket, which has no place in a URL's authority.
  if (host.startsWith("/")) return `postgres://${login}@localhost:${port}/${path}?host=${encodeURIComponent(host)}`;
  return `postgres://${login}@${host.includes(":") ? `[${host}]` : encodeURIComponent(host)}:${port}/${path}`;
}

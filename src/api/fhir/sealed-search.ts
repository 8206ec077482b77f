import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Pool } from "pg";

/** The parameters of a search by name. */
export type Asked = Record<string, string[]>;

export type SearchSeal = {
  /** Seals a search for a resource type into URL-safe text that does not reveal it. */
  seal(type: string, asked: Asked): Promise<string>;
  /** Opens sealed text; undefined if it was not sealed by this deployment or is for another resource type. */
  open(type: string, text: string): Promise<Asked | undefined>;
};

/** Distinguishes a sealed search from a cursor, which has no full stop. */
const MARK = "s.";
const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Maximum size of a search in bytes, more than a form can have. */
const MOST = 1024 * 1024;

export const isSealed = (text: string): boolean => text.startsWith(MARK);

/**
 * Seals searches with the deployment's own key, so that links to next pages work on every server and after restarts,
 * but reveal nothing to somebody who finds them in a log.
 */
export function createSearchSeal({ pool }: { pool: Pool }): SearchSeal {
  let known: Promise<Buffer> | undefined;
  const key = () => {
    known ??= readKey(pool).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    async seal(type, asked) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, await key(), iv).setAAD(Buffer.from(type));
      const text = Buffer.concat([cipher.update(deflateRawSync(JSON.stringify(asked))), cipher.final()]);
      return MARK + Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64url");
    },
    async open(type, text) {
      const bytes = Buffer.from(text.slice(MARK.length), "base64url");
      if (!isSealed(text) || bytes.length <= IV_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv(ALGORITHM, await key(), bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(type)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const opened = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      try {
        decipher.final();
      } catch {
        return undefined;
      }
      return JSON.parse(inflateRawSync(opened, { maxOutputLength: MOST }).toString()) as Asked;
    },
  };
}

/** Reads the deployment's key, and creates it on first use. */
async function readKey(pool: Pool): Promise<Buffer> {
  await pool.query("INSERT INTO compliance.link_key (id, key) VALUES (1, $1) ON CONFLICT DO NOTHING", [
    randomBytes(32).toString("base64"),
  ]);
  const { rows } = await pool.query<{ key: string }>("SELECT key FROM compliance.link_key WHERE id = 1");
  return Buffer.from(rows[0]!.key, "base64");
}

/** `npm run database:check`: fails if the migrations do not match `schema/`. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { relative, resolve } from "node:path";

const MIGRATIONS = resolve("database/migrations");

const out = mkdtempSync(resolve("node_modules/.migrations-"));
try {
  cpSync(MIGRATIONS, out, { recursive: true });
  execFileSync(
    process.execPath,
    ["node_modules/drizzle-kit/bin.cjs", "generate", "--config=database/drizzle.config.ts"],
    {
      env: { ...process.env, MIGRATIONS_OUT: `./${relative(process.cwd(), out)}` },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const before = new Set(readdirSync(MIGRATIONS));
  if (readdirSync(out).some((file) => !before.has(file))) {
    console.error(
      "The migrations in database/migrations do not match database/schema/: run npm run database:generate and commit the result.",
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}

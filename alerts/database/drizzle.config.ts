import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./alerts/database/schema/index.ts",
  out: process.env.MIGRATIONS_OUT ?? "./alerts/database/migrations",
  casing: "snake_case",
  schemaFilter: ["compliance"],
});

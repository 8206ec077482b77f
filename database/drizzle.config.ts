import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./database/schema/index.ts",
  out: process.env.MIGRATIONS_OUT ?? "./database/migrations",
  casing: "snake_case",
  schemaFilter: ["compliance"],
});

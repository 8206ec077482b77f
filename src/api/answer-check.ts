/** For tests: holds every answer against the OpenAPI document. */
import Ajv2020 from "ajv/dist/2020";

interface Described {
  paths?: Record<string, unknown>;
}

interface Given {
  method: string;
  path: string;
  status: number;
  type: string | null;
  body: unknown;
}

/** Throws where an answer of a described path has a status, type or shape that the document does not give it. */
export function createAnswerCheck(document: Described): (given: Given) => void {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(document, "api");
  const paths = Object.keys(document.paths ?? {}).map((path) => ({
    path,
    form: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
  }));

  return ({ method, path, status, type, body }) => {
    const matched = paths.find(({ form }) => form.test(path.split("?")[0]!))?.path;
    const route = matched && at(document, "paths", matched, method.toLowerCase());
    if (!matched || !route) return;
    const key = at(route, "responses", String(status)) ? String(status) : "default";
    const where = `${method} ${matched} answered ${status}`;
    const media = (type ?? "").split(";")[0]!;
    const content = at(route, "responses", key, "content");
    if (!content && body === undefined) return;
    if (!at(content, media, "schema")) throw new Error(`${where} with ${media}, which the document does not have`);
    const pointer = ["paths", matched, method.toLowerCase(), "responses", key, "content", media, "schema"];
    const validate = ajv.getSchema(`api#/${pointer.map(escaped).join("/")}`)!;
    if (!validate(body)) throw new Error(`${where}, not as described: ${ajv.errorsText(validate.errors)}`);
  };
}

function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}

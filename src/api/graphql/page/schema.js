/** The introspection query, limited to what the page shows. */
export const INTROSPECTION = `query Schema {
  __schema {
    queryType { name }
    types {
      kind name description
      fields { name description args { ...argument } type { ...reference } }
      inputFields { ...argument }
      enumValues { name description }
    }
  }
}
fragment argument on __InputValue { name description defaultValue type { ...reference } }
fragment reference on __Type {
  kind name
  ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
}`;

/** Returns the types of a schema by name, and the root query type. */
export function readSchema({ queryType, types }) {
  return { root: queryType.name, types: new Map(types.map((type) => [type.name, type])) };
}

/** Writes a type reference in GraphQL syntax. */
export function typeText({ kind, name, ofType }) {
  if (kind === "NON_NULL") return `${typeText(ofType)}!`;
  if (kind === "LIST") return `[${typeText(ofType)}]`;
  return name;
}

/** Returns the name of the referenced type, without lists and exclamation marks. */
export function typeName({ name, ofType }) {
  return ofType ? typeName(ofType) : name;
}

const isPlain = ({ kind }) => kind === "SCALAR" || kind === "ENUM";

/** Returns a field with all scalar fields of its type; for a page, its first rows and the cursor of the next page. */
export function exampleOf({ types }, field) {
  const type = types.get(typeName(field.type));
  const given = field.args.filter((argument) => argument.type.kind === "NON_NULL" && argument.defaultValue === null);
  const values = given.map((argument) => `${argument.name}: ${exampleValue(types.get(typeName(argument.type)))}`);
  const items = type.fields?.find(({ name }) => name === "items");
  if (items && field.args.some(({ name }) => name === "limit")) values.push("limit: 10");
  const head = `${field.name}${values.length > 0 ? `(${values.join(", ")})` : ""}`;
  if (isPlain(type)) return head;
  const rows = items ? types.get(typeName(items.type)) : type;
  const plain = (rows.fields ?? []).filter((inner) => isPlain(types.get(typeName(inner.type)))).map(({ name }) => name);
  const selection = plain.length > 0 ? plain : ["__typename"];
  if (!items) return block(head, selection);
  return block(head, [block("items", selection), block("pageInfo", ["hasNextPage", "endCursor"])]);
}

function exampleValue({ name, kind, enumValues }) {
  if (kind === "ENUM") return enumValues[0].name;
  if (kind === "INPUT_OBJECT") return "{}";
  return name === "Int" || name === "Float" ? "0" : name === "Boolean" ? "true" : '""';
}

/** Writes a selection with one part per line. */
export function block(head, parts) {
  const lines = parts.flatMap((part) => part.split("\n")).map((line) => `  ${line}`);
  return [`${head} {`, ...lines, "}"].join("\n");
}

/** Returns the types and root fields whose names contain a text. */
export function found({ root, types }, text) {
  const wanted = text.toLowerCase();
  const holds = ({ name }) => name.toLowerCase().includes(wanted);
  return {
    fields: types.get(root).fields.filter(holds),
    types: [...types.values()].filter((type) => !type.name.startsWith("__") && holds(type)),
  };
}

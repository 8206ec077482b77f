import { exampleOf, found, typeName, typeText } from "./schema.js";

/**
 * Shows a schema: a type with its fields, each linking to its own type, and search results. `insert` receives the text
 * of a field chosen for the query and, for root fields, a name for such a query.
 */
export function showSchema({ schema, search, trail, place, insert }) {
  let path = [schema.root];

  const go = (next) => {
    path = next;
    search.value = "";
    showType();
  };

  function showType() {
    const type = schema.types.get(path.at(-1));
    trail.replaceChildren(
      ...path
        .slice(0, -1)
        .flatMap((name, index) => [action(name, () => go(path.slice(0, index + 1))), document.createTextNode(" › ")]),
    );
    const members = type.fields ?? type.inputFields ?? [];
    place.replaceChildren(
      element("h2", {}, `${type.name} `, element("span", {}, KINDS[type.kind] ?? "")),
      ...(type.description ? [element("p", {}, type.description)] : []),
      element(
        "ul",
        {},
        ...members.map((member) => memberItem(member, type)),
        ...(type.enumValues ?? []).map(({ name, description }) => item(element("code", {}, name), description)),
      ),
    );
  }

  function showFound() {
    const results = found(schema, search.value.trim());
    trail.replaceChildren();
    const root = schema.types.get(schema.root);
    place.replaceChildren(
      ...group(
        "Queries",
        results.fields.map((field) => memberItem(field, root)),
      ),
      ...group(
        "Types",
        results.types.map(({ name, description }) => item(typeLink(name, name), description)),
      ),
    );
    if (place.childElementCount === 0) place.append(element("p", {}, "There is no type or query with this name."));
  }

  function memberItem(member, owner) {
    const args = (member.args ?? []).flatMap((argument, index) => [
      index > 0 ? ", " : "",
      `${argument.name}: `,
      typeLink(typeText(argument.type), typeName(argument.type)),
    ]);
    const line = element(
      "code",
      {},
      member.name,
      ...(args.length > 0 ? ["(", ...args, ")"] : []),
      ": ",
      typeLink(typeText(member.type), typeName(member.type)),
    );
    const added = owner.fields
      ? [
          " ",
          action(
            "insert",
            () => insert(exampleOf(schema, member), owner.name === schema.root ? capitalised(member.name) : undefined),
            "insert",
          ),
        ]
      : [];
    return item(line, member.description, ...added);
  }

  function typeLink(text, name) {
    return action(text, () => go([...path.slice(0, path.includes(name) ? path.indexOf(name) : undefined), name]));
  }

  search.oninput = () => (search.value.trim() === "" ? showType() : showFound());
  showType();
}

const KINDS = { OBJECT: "object", INPUT_OBJECT: "input", ENUM: "one of", SCALAR: "a single value" };

function capitalised(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function group(title, items) {
  return items.length === 0 ? [] : [element("h2", {}, title), element("ul", {}, ...items)];
}

function item(content, description, ...more) {
  return element("li", {}, content, ...more, ...(description ? [element("p", {}, description)] : []));
}

function action(text, run, className = "") {
  return element("button", { type: "button", className, onclick: run }, text);
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

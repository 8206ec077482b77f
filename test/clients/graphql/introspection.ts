/** The introspection queries that tools send, beside those of graphql-js: as their own programs build them. */

/** What each level of `ofType` adds to a reference to a type. */
const typeReference = (levels: number): string =>
  levels === 0 ? "kind name" : `kind name ofType { ${typeReference(levels - 1)} }`;

/**
 * As graphql-core writes it, which gql for Python uses: fragments like those of graphql-js, with references
 * to types as deep as `levels`, and without what old servers lack.
 */
export const withFragments = (levels: number): string => `
  query IntrospectionQuery {
    __schema {
      queryType { name kind } mutationType { name kind } subscriptionType { name kind }
      types { ...FullType }
      directives { name description locations args(includeDeprecated: true) { ...InputValue } }
    }
  }
  fragment FullType on __Type {
    kind name description
    fields(includeDeprecated: true) {
      name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
    }
    inputFields(includeDeprecated: true) { ...InputValue }
    interfaces { ...TypeRef }
    enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
    possibleTypes { ...TypeRef }
  }
  fragment InputValue on __InputValue {
    name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
  }
  fragment TypeRef on __Type { ${typeReference(levels)} }`;

/** The same without fragments, as page-long texts in guides have it. */
export const flat = (levels: number): string => {
  const type = `type { ${typeReference(levels)} }`;
  const value = `name description defaultValue ${type}`;
  return `{
    __schema {
      queryType { name }
      types {
        kind name description
        fields(includeDeprecated: true) { name description isDeprecated args { ${value} } ${type} }
        inputFields { ${value} }
        enumValues(includeDeprecated: true) { name description }
      }
    }
  }`;
};

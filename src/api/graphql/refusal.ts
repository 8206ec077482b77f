import { GraphQLError } from "./graphql-js";

/** An error that the caller can mend. Its message says how and is sent as it is. */
export class Refusal extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: "BAD_USER_INPUT" } });
  }
}

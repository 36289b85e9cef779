// Who may call this API. Written once by create-api-route: yours to change.
import type { Slot } from "./runtime/authorize";

/**
 * One slot for each security scheme of the API. It gets what a request carries
 * and answers who is calling, which handlers find in `auth`. Answering nothing
 * refuses with 401, and so does a slot that is missing or not filled yet:
 *
 *   async bearer(token) {
 *     return await findUser(token);
 *   },
 */
export const slots = {
  /** HTTP bearer: `Authorization`. */
  async bearer() {
    return undefined;
  },
  /** HTTP bearer: `Authorization`. */
  async libraryBearer() {
    return undefined;
  },
  /** API key: the header parameter X-Ticket. */
  async museumBearer() {
    return undefined;
  },
} satisfies Record<string, Slot>;

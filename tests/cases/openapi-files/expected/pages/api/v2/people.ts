import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { people } from "../../../lib/api/routes/v2/people";

export const config = { api: { bodyParser: false } };

export default defineRoute(people, {
  async GET() {
    throw new NotImplemented();
  },
});

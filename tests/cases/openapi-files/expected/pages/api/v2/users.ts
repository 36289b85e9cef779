import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { users } from "../../../lib/api/routes/v2/users";

export const config = { api: { bodyParser: false } };

export default defineRoute(users, {
  async GET() {
    throw new NotImplemented();
  },
});

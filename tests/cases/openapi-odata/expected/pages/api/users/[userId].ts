import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { usersByUserId } from "../../../lib/api/routes/users/[userId]";

export const config = { api: { bodyParser: false } };

export default defineRoute(usersByUserId, {
  async GET() {
    throw new NotImplemented();
  },
});

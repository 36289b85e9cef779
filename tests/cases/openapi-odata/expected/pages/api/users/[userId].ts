import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { usersByUserId } from "../../../lib/api/routes/users/[userId]";

export default defineRoute(usersByUserId, {
  async GET() {
    throw new NotImplemented();
  },
});

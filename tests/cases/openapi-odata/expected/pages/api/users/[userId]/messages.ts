import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { usersByUserIdMessages } from "../../../../lib/api/routes/users/[userId]/messages";

export const config = { api: { bodyParser: false } };

export default defineRoute(usersByUserIdMessages, {
  async GET() {
    throw new NotImplemented();
  },
});

import { defineRoute } from "../../lib/api/define-route";
import { users } from "../../lib/api/routes/users";

export default defineRoute(users, {
  async GET() {
    return { status: 200, body: ["mine"] };
  },
});

import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { me } from "../../lib/api/routes/me";

export const config = { api: { bodyParser: false } };

export default defineRoute(me, {
  async GET() {
    throw new NotImplemented();
  },
});

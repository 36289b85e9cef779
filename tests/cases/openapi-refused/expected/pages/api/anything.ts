import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { anything } from "../../lib/api/routes/anything";

export const config = { api: { bodyParser: false } };

export default defineRoute(anything, {
  async GET() {
    throw new NotImplemented();
  },
});

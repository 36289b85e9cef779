import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { things } from "../../lib/api/routes/things";

export const config = { api: { bodyParser: false } };

export default defineRoute(things, {
  async POST() {
    throw new NotImplemented();
  },
});

import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { health } from "../../lib/api/routes/health";

export const config = { api: { bodyParser: false } };

export default defineRoute(health, {
  /** Open */
  async GET() {
    throw new NotImplemented();
  },
});

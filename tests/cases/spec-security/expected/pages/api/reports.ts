import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { reports } from "../../lib/api/routes/reports";

export const config = { api: { bodyParser: false } };

export default defineRoute(reports, {
  /** Any caller with a token */
  async GET() {
    throw new NotImplemented();
  },
  /** A key and a session */
  async POST() {
    throw new NotImplemented();
  },
});

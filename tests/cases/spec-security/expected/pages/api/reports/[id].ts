import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { reportsById } from "../../../lib/api/routes/reports/[id]";

export const config = { api: { bodyParser: false } };

export default defineRoute(reportsById, {
  /** With or without a token */
  async GET() {
    throw new NotImplemented();
  },
});

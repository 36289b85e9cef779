import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { v1ByOrganizationExchanges } from "../../../../lib/api/routes/v1/[organization]/exchanges";

export const config = { api: { bodyParser: false } };

export default defineRoute(v1ByOrganizationExchanges, {
  async GET() {
    throw new NotImplemented();
  },
});

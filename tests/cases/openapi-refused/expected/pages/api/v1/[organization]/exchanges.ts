import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { v1ByOrganizationExchanges } from "../../../../lib/api/routes/v1/[organization]/exchanges";

export default defineRoute(v1ByOrganizationExchanges, {
  async GET() {
    throw new NotImplemented();
  },
});

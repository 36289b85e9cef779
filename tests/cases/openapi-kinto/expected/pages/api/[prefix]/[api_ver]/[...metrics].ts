import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { byPrefixByApiVerByMetrics } from "../../../../lib/api/routes/[prefix]/[api_ver]/[...metrics]";

export const config = { api: { bodyParser: false } };

export default defineRoute(byPrefixByApiVerByMetrics, {
  async GET() {
    throw new NotImplemented();
  },
});

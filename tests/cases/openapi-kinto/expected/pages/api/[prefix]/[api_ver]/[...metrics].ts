import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { byPrefixByApiVerDByMetrics } from "../../../../lib/api/routes/[prefix]/[api_ver]/[...metrics]";

export const config = { api: { bodyParser: false } };

export default defineRoute(byPrefixByApiVerDByMetrics, {
  async GET() {
    throw new NotImplemented();
  },
});

import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { route20200531DistributionWithTags } from "../../../lib/api/routes/2020-05-31/distribution";

export const config = { api: { bodyParser: false } };

export default defineRoute(route20200531DistributionWithTags, {
  async POST() {
    throw new NotImplemented();
  },
});

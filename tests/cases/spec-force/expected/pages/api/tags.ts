import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { tags } from "../../lib/api/routes/tags";

export const config = { api: { bodyParser: false } };

export default defineRoute(tags, {
  async GET() {
    throw new NotImplemented();
  },
});

import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { docsCount } from "../../../lib/api/routes/docs/[part]";

export const config = { api: { bodyParser: false } };

export default defineRoute(docsCount, {
  async GET() {
    throw new NotImplemented();
  },
});

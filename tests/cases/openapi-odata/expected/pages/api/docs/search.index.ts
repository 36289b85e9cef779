import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { docsSearchIndex } from "../../../lib/api/routes/docs/search.index";

export const config = { api: { bodyParser: false } };

export default defineRoute(docsSearchIndex, {
  async POST() {
    throw new NotImplemented();
  },
});

import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { root } from "../../lib/api/routes/index";

export const config = { api: { bodyParser: false } };

export default defineRoute(root, {
  /** GitHub API Root */
  async GET() {
    throw new NotImplemented();
  },
});

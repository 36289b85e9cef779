import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { files } from "../../lib/api/routes/files";

export const config = { api: { bodyParser: false } };

export default defineRoute(files, {
  async POST() {
    throw new NotImplemented();
  },
});

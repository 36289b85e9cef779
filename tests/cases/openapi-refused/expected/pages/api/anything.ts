import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { anything } from "../../lib/api/routes/anything";

export const config = { api: { bodyParser: false } };

export default defineRoute(anything, {
  async GET() {
    throw new NotImplemented();
  },
  async TRACE() {
    throw new NotImplemented();
  },
  async QUERY() {
    throw new NotImplemented();
  },
  async COPY() {
    throw new NotImplemented();
  },
});

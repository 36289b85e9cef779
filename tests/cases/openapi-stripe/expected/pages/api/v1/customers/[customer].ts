import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { v1CustomersByCustomer } from "../../../../lib/api/routes/v1/customers/[customer]";

export const config = { api: { bodyParser: false } };

export default defineRoute(v1CustomersByCustomer, {
  async GET() {
    throw new NotImplemented();
  },
  async POST() {
    throw new NotImplemented();
  },
});

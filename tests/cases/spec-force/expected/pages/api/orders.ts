import { defineRoute, NotImplemented } from "../../lib/api/define-route";
import { orders } from "../../lib/api/routes/orders";

export const config = { api: { bodyParser: false } };

export default defineRoute(orders, {
  async GET() {
    throw new NotImplemented();
  },
});

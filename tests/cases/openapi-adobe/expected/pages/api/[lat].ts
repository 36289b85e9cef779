import {
  defineRoute,
  dispatchRoutes,
  NotImplemented,
} from "../../lib/api/define-route";
import { byLatByLon, cqactionsHtml } from "../../lib/api/routes/[lat]";

export const config = { api: { bodyParser: false } };

export default dispatchRoutes(
  defineRoute(cqactionsHtml, {
    async POST() {
      throw new NotImplemented();
    },
  }),
  defineRoute(byLatByLon, {
    async GET() {
      throw new NotImplemented();
    },
  }),
);

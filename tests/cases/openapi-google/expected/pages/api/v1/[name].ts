import {
  defineRoute,
  dispatchRoutes,
  NotImplemented,
} from "../../../lib/api/define-route";
import { v1ByName, v1ByNameCancel } from "../../../lib/api/routes/v1/[name]";

export const config = { api: { bodyParser: false } };

export default dispatchRoutes(
  defineRoute(v1ByName, {
    async GET() {
      throw new NotImplemented();
    },
  }),
  defineRoute(v1ByNameCancel, {
    async POST() {
      throw new NotImplemented();
    },
  }),
);

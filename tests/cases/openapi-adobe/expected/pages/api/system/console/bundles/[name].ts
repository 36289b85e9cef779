import {
  defineRoute,
  dispatchRoutes,
  NotImplemented,
} from "../../../../../lib/api/define-route";
import {
  systemConsoleBundlesByName,
  systemConsoleBundlesByNameJson,
} from "../../../../../lib/api/routes/system/console/bundles/[name]";

export const config = { api: { bodyParser: false } };

export default dispatchRoutes(
  defineRoute(systemConsoleBundlesByName, {
    async POST() {
      throw new NotImplemented();
    },
  }),
  defineRoute(systemConsoleBundlesByNameJson, {
    async GET() {
      throw new NotImplemented();
    },
  }),
);

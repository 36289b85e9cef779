import {
  defineRoute,
  dispatchRoutes,
  NotImplemented,
} from "../../lib/api/define-route";
import {
  byThumbprintAlgorithmThumbprintByThumbprint,
  docsByKey,
} from "../../lib/api/routes/[key]";

export const config = { api: { bodyParser: false } };

export default dispatchRoutes(
  defineRoute(docsByKey, {
    async GET() {
      throw new NotImplemented();
    },
  }),
  defineRoute(byThumbprintAlgorithmThumbprintByThumbprint, {
    async DELETE() {
      throw new NotImplemented();
    },
  }),
);

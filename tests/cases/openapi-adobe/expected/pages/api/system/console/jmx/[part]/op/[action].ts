import {
  defineRoute,
  NotImplemented,
} from "../../../../../../../lib/api/define-route";
import { jmxComAdobeGraniteTypeRepositoryOpByAction } from "../../../../../../../lib/api/routes/system/console/jmx/[part]/op/[action]";

export const config = { api: { bodyParser: false } };

export default defineRoute(jmxComAdobeGraniteTypeRepositoryOpByAction, {
  async POST() {
    throw new NotImplemented();
  },
});

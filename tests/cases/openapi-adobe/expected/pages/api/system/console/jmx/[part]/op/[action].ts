import {
  defineRoute,
  NotImplemented,
} from "../../../../../../../lib/api/define-route";
import { jmxComAdobeGraniteTypeRepositoryOpByAction } from "../../../../../../../lib/api/routes/system/console/jmx/[part]/op/[action]";

export default defineRoute(jmxComAdobeGraniteTypeRepositoryOpByAction, {
  async POST() {
    throw new NotImplemented();
  },
});

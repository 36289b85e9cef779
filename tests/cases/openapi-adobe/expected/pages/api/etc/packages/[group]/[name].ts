import {
  defineRoute,
  NotImplemented,
} from "../../../../../lib/api/define-route";
import { etcPackagesByGroupByNameByVersionZip } from "../../../../../lib/api/routes/etc/packages/[group]/[name]";

export const config = { api: { bodyParser: false } };

export default defineRoute(etcPackagesByGroupByNameByVersionZip, {
  async GET() {
    throw new NotImplemented();
  },
});

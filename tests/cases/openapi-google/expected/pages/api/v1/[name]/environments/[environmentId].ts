import {
  defineRoute,
  NotImplemented,
} from "../../../../../lib/api/define-route";
import { v1ByParentEnvironmentsByEnvironmentIdDeploy } from "../../../../../lib/api/routes/v1/[name]/environments/[environmentId]";

export const config = { api: { bodyParser: false } };

export default defineRoute(v1ByParentEnvironmentsByEnvironmentIdDeploy, {
  async POST() {
    throw new NotImplemented();
  },
});

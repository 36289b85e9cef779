import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { deploymentsByIdEvents } from "../../../../lib/api/routes/deployments/[id]/events";

export const config = { api: { bodyParser: false } };

export default defineRoute(deploymentsByIdEvents, {
  async GET() {
    throw new NotImplemented();
  },
});

import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { etcReplicationAgentsByRunmode1Json } from "../../../../lib/api/routes/etc/replication/[runmode]";

export const config = { api: { bodyParser: false } };

export default defineRoute(etcReplicationAgentsByRunmode1Json, {
  async GET() {
    throw new NotImplemented();
  },
});

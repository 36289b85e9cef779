import {
  defineRoute,
  NotImplemented,
} from "../../../../../lib/api/define-route";
import { etcReplicationAgentsByRunmodeByName } from "../../../../../lib/api/routes/etc/replication/[runmode]/[name]";

export const config = { api: { bodyParser: false } };

export default defineRoute(etcReplicationAgentsByRunmodeByName, {
  async DELETE() {
    throw new NotImplemented();
  },
});

import {
  defineRoute,
  NotImplemented,
} from "../../../../../lib/api/define-route";
import { etcReplicationAgentsByRunmodeByName } from "../../../../../lib/api/routes/etc/replication/[runmode]/[name]";

export default defineRoute(etcReplicationAgentsByRunmodeByName, {
  async DELETE() {
    throw new NotImplemented();
  },
});

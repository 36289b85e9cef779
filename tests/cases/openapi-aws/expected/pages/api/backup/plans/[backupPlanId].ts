import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { backupPlansByBackupPlanId } from "../../../../lib/api/routes/backup/plans/[backupPlanId]";

export const config = { api: { bodyParser: false } };

export default defineRoute(backupPlansByBackupPlanId, {
  async GET() {
    throw new NotImplemented();
  },
  async POST() {
    throw new NotImplemented();
  },
});

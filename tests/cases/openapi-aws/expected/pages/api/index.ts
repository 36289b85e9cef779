import {
  defineRoute,
  dispatchRoutes,
  NotImplemented,
} from "../../lib/api/define-route";
import {
  awsMigrationHubCreateProgressUpdateStream,
  xAmzTargetAWSMigrationHubListMigrationTasks,
} from "../../lib/api/routes/index";

export const config = { api: { bodyParser: false } };

export default dispatchRoutes(
  defineRoute(awsMigrationHubCreateProgressUpdateStream, {
    async POST() {
      throw new NotImplemented();
    },
  }),
  defineRoute(xAmzTargetAWSMigrationHubListMigrationTasks, {
    async POST() {
      throw new NotImplemented();
    },
  }),
);

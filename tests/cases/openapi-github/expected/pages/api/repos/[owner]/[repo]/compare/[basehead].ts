import {
  defineRoute,
  dispatchRoutes,
  NotImplemented,
} from "../../../../../../lib/api/define-route";
import {
  reposByOwnerByRepoCompareByBaseByHead,
  reposByOwnerByRepoCompareByBasehead,
} from "../../../../../../lib/api/routes/repos/[owner]/[repo]/compare/[basehead]";

export const config = { api: { bodyParser: false } };

export default dispatchRoutes(
  defineRoute(reposByOwnerByRepoCompareByBaseByHead, {
    /** Compare two commits */
    async GET() {
      throw new NotImplemented();
    },
  }),
  defineRoute(reposByOwnerByRepoCompareByBasehead, {
    async GET() {
      throw new NotImplemented();
    },
  }),
);

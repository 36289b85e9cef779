import {
  defineRoute,
  NotImplemented,
} from "../../../../../lib/api/define-route";
import { usersByIdMessagesByMessageId } from "../../../../../lib/api/routes/users/[userId]/messages/[messageId]";

export default defineRoute(usersByIdMessagesByMessageId, {
  async GET() {
    throw new NotImplemented();
  },
});

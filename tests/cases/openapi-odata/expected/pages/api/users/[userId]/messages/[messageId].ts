import {
  defineRoute,
  NotImplemented,
} from "../../../../../lib/api/define-route";
import { usersByIdMessagesByMessageId } from "../../../../../lib/api/routes/users/[userId]/messages/[messageId]";

export const config = { api: { bodyParser: false } };

export default defineRoute(usersByIdMessagesByMessageId, {
  async GET() {
    throw new NotImplemented();
  },
});

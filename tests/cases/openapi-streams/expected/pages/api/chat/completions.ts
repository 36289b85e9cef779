import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { chatCompletions } from "../../../lib/api/routes/chat/completions";

export const config = { api: { bodyParser: false } };

export default defineRoute(chatCompletions, {
  async POST() {
    throw new NotImplemented();
  },
});

import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { rooms } from "../../../lib/api/museum/routes/museum/rooms";

export const config = { api: { bodyParser: false } };

export default defineRoute(rooms, {
  async GET() {
    throw new NotImplemented();
  },
});

import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { filesByFileIdContent } from "../../../../lib/api/routes/files/[file_id]/content";

export const config = { api: { bodyParser: false } };

export default defineRoute(filesByFileIdContent, {
  async GET() {
    throw new NotImplemented();
  },
});

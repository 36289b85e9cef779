import { defineRoute, NotImplemented } from "../../../../lib/api/define-route";
import { bucketsByBucketIdAttachment } from "../../../../lib/api/routes/buckets/[bucket_id]/attachment";

export const config = { api: { bodyParser: false } };

export default defineRoute(bucketsByBucketIdAttachment, {
  async POST() {
    throw new NotImplemented();
  },
});

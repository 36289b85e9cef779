import { defineRoute, NotImplemented } from "../../../lib/api/define-route";
import { bucketsByBucketId } from "../../../lib/api/routes/buckets/[bucket_id]";

export const config = { api: { bodyParser: false } };

export default defineRoute(bucketsByBucketId, {
  async GET() {
    throw new NotImplemented();
  },
  async PUT() {
    throw new NotImplemented();
  },
});

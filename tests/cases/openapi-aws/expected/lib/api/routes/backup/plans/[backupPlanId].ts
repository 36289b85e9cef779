// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: a31b76ca73e7e0dd-3739be7d-c7c254ca

import type { Contract } from "../../../runtime/contract";

export interface GetBackupPlanRequest {
  params: { backupPlanId: string };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type GetBackupPlanResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

export interface UpdateBackupPlanRequest {
  params: { backupPlanId: string };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type UpdateBackupPlanResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

export interface PlansByBackupPlanIdRoute {
  GET: { request: GetBackupPlanRequest; response: GetBackupPlanResponse };
  POST: {
    request: UpdateBackupPlanRequest;
    response: UpdateBackupPlanResponse;
  };
}

/** /backup/plans/{backupPlanId} */
export const backupPlansByBackupPlanId: Contract<PlansByBackupPlanIdRoute> = {
  operations: {
    GET: {
      id: "GetBackupPlan",
      params: [{ name: "backupPlanId" }],
      responses: {
        200: {},
      },
    },
    POST: {
      id: "UpdateBackupPlan",
      params: [{ name: "backupPlanId" }],
      responses: {
        200: {},
      },
    },
  },
};

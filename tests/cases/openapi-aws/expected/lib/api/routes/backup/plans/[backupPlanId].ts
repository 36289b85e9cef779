// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: b2050a5811790d0d-a9232d38-c7c254ca

import type { Contract } from "../../../runtime/contract";

export interface GetBackupPlanRequest {
  params: { backupPlanId: string };
}

export type GetBackupPlanResponse = { status: 200 };

export interface UpdateBackupPlanRequest {
  params: { backupPlanId: string };
}

export type UpdateBackupPlanResponse = { status: 200 };

export interface Route {
  GET: { request: GetBackupPlanRequest; response: GetBackupPlanResponse };
  POST: {
    request: UpdateBackupPlanRequest;
    response: UpdateBackupPlanResponse;
  };
}

/** /backup/plans/{backupPlanId} */
export const backupPlansByBackupPlanId: Contract<Route> = {
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

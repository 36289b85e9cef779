// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: be6ae47e23c1c357-6dbb93e0-c7c254ca

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

export interface BackupPlansByBackupPlanIdRoute {
  GET: { request: GetBackupPlanRequest; response: GetBackupPlanResponse };
  POST: {
    request: UpdateBackupPlanRequest;
    response: UpdateBackupPlanResponse;
  };
}

type Route = BackupPlansByBackupPlanIdRoute;

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

// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: e893bdd6680a7542-ab35bf04-e890464e

import { integer, maxCodePoints } from "../runtime/checks";
import { anyObject } from "../runtime/compose";
import type { Contract } from "../runtime/contract";
import { routeMatch } from "../runtime/match";
import { z } from "../runtime/zod";

export interface CreateProgressUpdateStreamRequest {
  headers: { "x-amz-target": "AWSMigrationHub.CreateProgressUpdateStream" };
  body: {
    ProgressUpdateStreamName: string;
    DryRun?: boolean;
  };
}

export type CreateProgressUpdateStreamResponse =
  | { status: 200; body: Record<string, unknown> }
  | { status: 480; body: unknown };

export interface AwsMigrationHubCreateProgressUpdateStreamRoute {
  POST: {
    request: CreateProgressUpdateStreamRequest;
    response: CreateProgressUpdateStreamResponse;
  };
}

type Route = AwsMigrationHubCreateProgressUpdateStreamRoute;

/** /#X-Amz-Target=AWSMigrationHub.CreateProgressUpdateStream */
export const awsMigrationHubCreateProgressUpdateStream: Contract<Route> = {
  match: routeMatch({
    headers: { "x-amz-target": "AWSMigrationHub.CreateProgressUpdateStream" },
  }),
  operations: {
    POST: {
      id: "CreateProgressUpdateStream",
      headers: [
        {
          name: "x-amz-target",
          required: true,
          schema: z.literal("AWSMigrationHub.CreateProgressUpdateStream"),
        },
      ],
      body: {
        required: true,
        json: z.object({
          ProgressUpdateStreamName: z
            .string()
            .min(1)
            .regex(/[^/:|\x00-\x1f]+/u)
            .check(maxCodePoints(50)),
          DryRun: z.boolean().optional(),
        }),
      },
      responses: {
        200: { json: anyObject() },
        480: { json: z.unknown() },
      },
    },
  },
};

export interface ListMigrationTasksRequest {
  query: { MaxResults?: string; max_results?: number };
  headers: { "x-amz-target": "AWSMigrationHub.ListMigrationTasks" };
  body: {
    ResourceName?: string;
  };
}

export type ListMigrationTasksResponse = {
  status: 200;
  body: Record<string, unknown>;
};

export interface XAmzTargetAWSMigrationHubListMigrationTasksRoute {
  POST: {
    request: ListMigrationTasksRequest;
    response: ListMigrationTasksResponse;
  };
}

type Route2 = XAmzTargetAWSMigrationHubListMigrationTasksRoute;

/** /#X-Amz-Target=AWSMigrationHub.ListMigrationTasks */
export const xAmzTargetAWSMigrationHubListMigrationTasks: Contract<Route2> = {
  match: routeMatch({
    headers: { "x-amz-target": "AWSMigrationHub.ListMigrationTasks" },
  }),
  operations: {
    POST: {
      id: "ListMigrationTasks",
      query: [
        { name: "MaxResults" },
        { name: "max_results", type: "number", schema: integer() },
      ],
      headers: [
        {
          name: "x-amz-target",
          required: true,
          schema: z.literal("AWSMigrationHub.ListMigrationTasks"),
        },
      ],
      body: {
        required: true,
        json: z.object({
          ResourceName: z
            .string()
            .regex(/^(?:[\p{L}\p{Z}\p{N}_.:/=+\-@]*)$/u)
            .optional(),
        }),
      },
      responses: {
        200: { json: anyObject() },
      },
    },
  },
};

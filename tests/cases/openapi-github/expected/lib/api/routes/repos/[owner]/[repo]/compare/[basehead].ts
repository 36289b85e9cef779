// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 1eef9f0af6c4dd65-b1a7412d-bc268bd8

import {
  type CommitComparison,
  commitComparisonSchema,
} from "../../../../../models/commit-comparison";
import type { Bytes, Contract } from "../../../../../runtime/contract";
import { routeMatch } from "../../../../../runtime/match";

/** Compare two commits */
export interface ReposCompareCommitsRequest {
  params: { owner: string; repo: string; base: string; head: string };
}

export type ReposCompareCommitsResponse = {
  status: 200;
  body: CommitComparison;
};

export interface HeadRoute {
  /** Compare two commits */
  GET: {
    request: ReposCompareCommitsRequest;
    response: ReposCompareCommitsResponse;
  };
}

/** /repos/{owner}/{repo}/compare/{base}...{head} */
export const reposByOwnerByRepoCompareByBaseByHead: Contract<HeadRoute> = {
  match: routeMatch({
    slugs: { basehead: [{ param: "base" }, "...", { param: "head" }] },
  }),
  operations: {
    GET: {
      id: "repos/compare-commits",
      params: [
        { name: "owner" },
        { name: "repo" },
        { name: "base" },
        { name: "head" },
      ],
      responses: {
        200: { json: commitComparisonSchema },
      },
    },
  },
};

export interface ReposCompareCommitsWithBaseheadRequest {
  params: { owner: string; repo: string; basehead: string };
}

export type ReposCompareCommitsWithBaseheadResponse =
  | { status: 200; contentType?: "application/json"; body: CommitComparison }
  | { status: 200; contentType: "application/vnd.github.diff"; body: Bytes };

export interface BaseheadRoute {
  GET: {
    request: ReposCompareCommitsWithBaseheadRequest;
    response: ReposCompareCommitsWithBaseheadResponse;
  };
}

/** /repos/{owner}/{repo}/compare/{basehead} */
export const reposByOwnerByRepoCompareByBasehead: Contract<BaseheadRoute> = {
  operations: {
    GET: {
      id: "repos/compare-commits-with-basehead",
      params: [{ name: "owner" }, { name: "repo" }, { name: "basehead" }],
      responses: {
        200: {
          content: [
            { mediaType: "application/json", schema: commitComparisonSchema },
            { mediaType: "application/vnd.github.diff" },
          ],
        },
      },
    },
  },
};

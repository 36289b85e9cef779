// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 5d0ca9499374cc14-9ad34825-bc268bd8

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

export interface ReposByOwnerByRepoCompareByBaseByHeadRoute {
  /** Compare two commits */
  GET: {
    request: ReposCompareCommitsRequest;
    response: ReposCompareCommitsResponse;
  };
}

type Route = ReposByOwnerByRepoCompareByBaseByHeadRoute;

/** /repos/{owner}/{repo}/compare/{base}...{head} */
export const reposByOwnerByRepoCompareByBaseByHead: Contract<Route> = {
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

export interface ReposByOwnerByRepoCompareByBaseheadRoute {
  GET: {
    request: ReposCompareCommitsWithBaseheadRequest;
    response: ReposCompareCommitsWithBaseheadResponse;
  };
}

type Route2 = ReposByOwnerByRepoCompareByBaseheadRoute;

/** /repos/{owner}/{repo}/compare/{basehead} */
export const reposByOwnerByRepoCompareByBasehead: Contract<Route2> = {
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

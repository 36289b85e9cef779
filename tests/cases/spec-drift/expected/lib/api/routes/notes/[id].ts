// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 2d3c3b37a70252d5-490ab9f3-c0c79775

import { type Note, noteSchema } from "../../models/note";
import { type Problem, problemSchema } from "../../models/problem";
import { integer } from "../../runtime/checks";
import type { Contract } from "../../runtime/contract";

export interface GetNotesByIdRequest {
  params: { id: number };
}

export type GetNotesByIdResponse =
  { status: 200; body: Note } | { status: 404; body: Problem };

export interface DeleteNotesByIdRequest {
  params: { id: number };
}

export type DeleteNotesByIdResponse = { status: 204 };

export interface NotesByIdRoute {
  GET: { request: GetNotesByIdRequest; response: GetNotesByIdResponse };
  DELETE: {
    request: DeleteNotesByIdRequest;
    response: DeleteNotesByIdResponse;
  };
}

/** /notes/[id] */
export const notesById: Contract<NotesByIdRoute> = {
  operations: {
    GET: {
      id: "GET /notes/[id]",
      params: [{ name: "id", type: "number", schema: integer() }],
      responses: {
        200: { json: noteSchema },
        404: {
          content: [
            { mediaType: "application/problem+json", schema: problemSchema },
          ],
        },
      },
    },
    DELETE: {
      id: "DELETE /notes/[id]",
      params: [{ name: "id", type: "number", schema: integer() }],
      responses: {
        204: {},
      },
    },
  },
};

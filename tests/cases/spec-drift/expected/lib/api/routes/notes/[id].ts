// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 283ac60bc9e13779-5ca27f04

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
      params: [
        { name: "id", required: true, type: "number", schema: integer() },
      ],
      responses: {
        200: {
          content: [{ mediaType: "application/json", schema: noteSchema }],
        },
        404: {
          content: [
            { mediaType: "application/problem+json", schema: problemSchema },
          ],
        },
      },
    },
    DELETE: {
      id: "DELETE /notes/[id]",
      params: [
        { name: "id", required: true, type: "number", schema: integer() },
      ],
      responses: {
        204: {},
      },
    },
  },
};

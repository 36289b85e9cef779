import { promisify } from "node:util";
import Cors from "cors";
import type { NextApiHandler } from "next";

type ResponseData = {
  message: string;
};

// Options: https://github.com/expressjs/cors#configuration-options
const cors = promisify(
  Cors({
    methods: ["POST", "GET", "HEAD"],
    preflightContinue: true,
  }),
);

const handler: NextApiHandler<ResponseData> = async (req, res) => {
  await cors(req, res);

  // cors has set the headers that answer a preflight request
  if (req.method === "OPTIONS") {
    res.status(204).end();
    return;
  }

  res.status(200).json({ message: "Hello Everyone!" });
};

export default handler;

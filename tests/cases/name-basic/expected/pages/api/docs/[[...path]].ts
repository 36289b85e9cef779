import type { NextApiHandler } from "next";

type ResponseData = {
  path: string[];
  name: string;
};

const handler: NextApiHandler<ResponseData> = (req, res) => {
  const path = [req.query.path ?? []].flat();

  res.status(200).json({
    path,
    name: "John Doe",
  });
};

export default handler;

import type { NextApiHandler } from "next";

type ResponseData = {
  id: string;
  name: string;
};

const handler: NextApiHandler<ResponseData> = (req, res) => {
  const id = req.query.id as string;

  res.status(200).json({
    id,
    name: "John Doe",
  });
};

export default handler;

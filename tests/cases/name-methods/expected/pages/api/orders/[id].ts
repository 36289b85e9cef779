import type { NextApiHandler } from "next";

type ResponseData = {
  id: string;
  name: string;
};

const handler: NextApiHandler<ResponseData> = (req, res) => {
  const id = req.query.id as string;

  switch (req.method) {
    case "GET":
    case "HEAD":
      res.status(200).json({
        id,
        name: "John Doe",
      });
      break;
    case "PUT":
      res.status(200).json({
        id,
        name: "John Doe",
      });
      break;
    case "DELETE":
      res.status(200).json({
        id,
        name: "John Doe",
      });
      break;
    default:
      res.setHeader("Allow", "GET, PUT, DELETE");
      res.status(405).end(`Method ${req.method} Not Allowed`);
  }
};

export default handler;

// A picture that was asked for by itself: its bytes stand in this page alone, and are gone with it.
import { useEffect, useState } from "preact/hooks";
import type { Refused } from "../api/ask";
import { getBytes } from "../api/ask";
import { bytesOf } from "../api/attachments";
import { asRefused } from "../api/use";
import { Trouble, Waiting } from "./shown";

export function Picture({ at, alt }: { at: number; alt: string }) {
  const [source, setSource] = useState("");
  const [refused, setRefused] = useState<Refused | undefined>();
  useEffect(() => {
    let address = "";
    getBytes(bytesOf(at))
      .then((bytes) => setSource((address = URL.createObjectURL(bytes))))
      .catch((error: unknown) => setRefused(asRefused(error)));
    return () => URL.revokeObjectURL(address);
  }, [at]);
  if (refused) return <Trouble refused={refused} />;
  return source ? <img class="picture" src={source} alt={alt} /> : <Waiting />;
}

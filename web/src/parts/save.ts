// A file that the server gives goes where the browser puts files; what is refused is a sentence on the page, not a file with an error in it.
import { getBytes } from "../api/ask";

export async function save(path: string, name: string): Promise<void> {
  const address = URL.createObjectURL(await getBytes(path));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

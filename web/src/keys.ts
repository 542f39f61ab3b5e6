// Keys that do something, wherever the focus is, as long as nobody is writing. A letter counts by what it says and by where it lies, so that
// "s" works under a Ukrainian keyboard too.
import { useEffect, useRef } from "preact/hooks";

export type Keys = Record<string, (event: KeyboardEvent) => void>;

function writing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])"));
}

function names(event: KeyboardEvent): string[] {
  const { key, code, shiftKey } = event;
  const lies = code.startsWith("Key") ? code.slice(3).toLowerCase() : code === "Slash" ? (shiftKey ? "?" : "/") : "";
  return lies && lies !== key.toLowerCase() ? [key, lies] : [key.length === 1 ? key.toLowerCase() : key];
}

export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || writing(event.target)) return;
      const name = names(event).find((one) => latest.current[one]);
      if (!name || (event.key === " " && event.target instanceof HTMLElement && event.target.matches("button, a, summary"))) return;
      event.preventDefault();
      latest.current[name]!(event);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}

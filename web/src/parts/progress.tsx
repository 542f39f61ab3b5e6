// How far something is: a bar, the words beside it, and the same said aloud now and then.
import { number } from "../words";

interface Props {
  label: string;
  done: number;
  /** 0: nobody knows how much it is. */
  of: number;
}

export function Progress({ label, done, of }: Props) {
  const share = of > 0 ? Math.min(1, done / of) : 0;
  return (
    <div class="progress">
      <p role="status" aria-live="polite">
        {label}
        {of > 0 && ` ${number(Math.floor(share * 100))}\u00a0%`}
      </p>
      <progress aria-label={label} max={1} {...(of > 0 && { value: share })} />
    </div>
  );
}

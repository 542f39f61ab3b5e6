// A weight as a bar: to the right of the middle it speaks for one person, to the left against.
const most = 14; // bits; heavier ones fill their half
const half = 100;

export function Bar({ weight }: { weight: number }) {
  const length = (Math.min(Math.abs(weight), most) / most) * half;
  return (
    <svg class="bar" viewBox={`0 0 ${2 * half} 12`} preserveAspectRatio="none" aria-hidden="true">
      <rect class={weight < 0 ? "against" : "for"} x={weight < 0 ? half - length : half} y="1" width={length} height="10" />
      <line class="zero" x1={half} x2={half} y1="0" y2="12" />
    </svg>
  );
}

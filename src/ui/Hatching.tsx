/** The diagonal pattern behind what training cannot see; fills anywhere on the page refer to it by name. */
export function Hatching() {
  return (
    <svg className="visually-hidden" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="hatch-robust" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="hatch-ground" />
          <path d="M1.5 0V6" className="hatch-line" />
        </pattern>
      </defs>
    </svg>
  );
}

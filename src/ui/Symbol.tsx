/** A symbol as MODEL.md writes it, its index (η_m, g₀) as a real subscript: the fonts have no subscript characters. */
export function Symbol({ text }: { text: string }) {
  const [base, index] = text.replace('₀', '_0').split('_');
  return (
    <i className="symbol">
      {base}
      {index !== undefined && <sub>{index}</sub>}
    </i>
  );
}

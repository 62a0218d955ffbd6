/** A function of an unchanging value that works only when the value is another one than last time: selectors run at every change of a lab. */
export function remember<T extends object, R>(work: (value: T) => R): (value: T) => R {
  let last: { readonly value: T; readonly result: R } | null = null;
  return (value) => {
    if (last?.value !== value) last = { value, result: work(value) };
    return last.result;
  };
}

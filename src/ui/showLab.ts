/** Takes the reader to the lab, which is at the top of the page: that is where a run that is opened is to be seen. */
export function showLab(): void {
  window.scrollTo({ top: 0 });
  document.getElementById('outcome')?.focus({ preventScroll: true });
}

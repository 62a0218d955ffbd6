export function BaseLossPanel() {
  return <figure className="row-panel" aria-label="BaseLoss" />;
}

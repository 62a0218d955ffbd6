export function MindPanel() {
  return <figure className="row-panel" aria-label="Mind" />;
}

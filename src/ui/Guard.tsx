import { Component, type ReactNode } from 'react';

/** Keeps a fault in one part of the page from taking the rest with it: a sentence stands in its place, and a button that tries it anew. */
export class Guard extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="problem">
        This part of the page has stopped, by a fault of its own. The settings stay in the address.{' '}
        <button type="button" className="link" onClick={() => this.setState({ failed: false })}>
          Show it again
        </button>
      </p>
    );
  }
}

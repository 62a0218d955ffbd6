import { useEffect, useRef } from 'react';
import { useLab, useLabState } from '../../store/labContext';
import { useMedia } from '../../ui/useMedia';
import { changedIn } from './changedIn';
import './controls.css';
import { ParameterGroups } from './ParameterGroups';
import { PresetSelect } from './PresetSelect';

/** Presets and all other parameters: in the side column on wide screens, in a sheet elsewhere. */
export function ControlsPanel() {
  const wide = !useMedia('(max-width: 1199px)');
  const narrow = useMedia('(max-width: 599px)');
  if (wide) {
    return (
      <div className="controls">
        <PresetSelect />
        <ParameterGroups />
      </div>
    );
  }
  return (
    <div className="controls">
      {!narrow && <PresetSelect />}
      <Sheet withPresets={narrow} />
    </div>
  );
}

/** All settings in a dialog, with a button that opens it; a link elsewhere that asks for a control opens it too. */
function Sheet({ withPresets }: { withPresets: boolean }) {
  const lab = useLab();
  const dialog = useRef<HTMLDialogElement>(null);
  const wanted = useLabState((state) => state.wanted);
  const first = useRef(wanted);
  const changed = useLabState((state) => changedIn(state.parameters, (group) => group !== 'main'));

  useEffect(() => {
    if (wanted && wanted !== first.current && !dialog.current?.open) dialog.current?.showModal();
  }, [wanted]);

  return (
    <>
      <button type="button" className="button" onClick={() => dialog.current?.showModal()}>
        {withPresets ? 'Presets and settings' : 'All settings'}
        {changed > 0 && <span className="changed"> · {changed} changed</span>}
      </button>
      {/* A press on the backdrop closes, as Escape does. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
      <dialog
        ref={dialog}
        className="sheet"
        aria-label="Settings"
        onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
        onClose={() => lab.hold(false)}
      >
        <div className="sheet-body">
          <div className="sheet-head">
            <h2>Settings</h2>
            <button type="button" className="button help" data-opens="keys">
              Keys and help
            </button>
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              Done
            </button>
          </div>
          {withPresets && <PresetSelect />}
          <ParameterGroups />
        </div>
      </dialog>
    </>
  );
}

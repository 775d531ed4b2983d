/**
 * What a shop includes for the popup mode (sheet, section 1): hides the frame `TrustPayFrame` and shows it over the
 * page when anything of class `show-popup` is clicked.
 */
export const POPUP_SCRIPT = `(function () {
  'use strict';
  function ready(run) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', run);
    else run();
  }
  ready(function () {
    var frame = document.getElementById('TrustPayFrame');
    if (!frame) return;
    frame.hidden = true;
    frame.title = frame.title || 'TrustPay';
    frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0;z-index:2147483647;background:rgba(15,21,36,.6)';
    frame.style.display = 'none';
    function show(event) {
      event.preventDefault();
      frame.hidden = false;
      frame.style.display = 'block';
      frame.focus();
    }
    document.querySelectorAll('.show-popup').forEach(function (element) {
      element.addEventListener('click', show);
    });
  });
})();
`;

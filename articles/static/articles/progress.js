/* Work that takes longer than a request goes on by itself, a moment's work at a time, until another button is pressed. */
"use strict";
window.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("progress_form");
    const goOn = form.querySelector("[name=go_on]");
    goOn.hidden = true;
    document.body.classList.add("busy");
    const next = window.setTimeout(() => form.requestSubmit(goOn), 50);
    form.addEventListener("submit", () => window.clearTimeout(next));
});

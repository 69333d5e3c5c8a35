/* A choice in the bar above a list is asked for at once; one that arrow keys pass by waits for Enter. The page that comes
   then has the focus where it was. Select2 tells jQuery of a choice, and nobody else. */
"use strict";
const FOCUSED = "filter-bar-focus";
window.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form.filter-bar");
    if (!form) {
        return;
    }
    const focused = document.getElementById(sessionStorage.getItem(FOCUSED) ?? "");
    sessionStorage.removeItem(FOCUSED);
    if (form.contains(focused)) {
        focused.focus({ preventScroll: true });
    }
    let isByKey = false;
    form.addEventListener("keydown", (event) => {
        isByKey = event.target.matches("select");
        if (isByKey && event.key === "Enter") {
            event.preventDefault();
            form.requestSubmit();
        }
    });
    form.addEventListener("pointerdown", () => {
        isByKey = false;
    });
    form.addEventListener("submit", () => {
        sessionStorage.setItem(FOCUSED, document.activeElement.id);
        for (const field of form.elements) {
            field.disabled = field.name !== "" && field.value === "";
        }
    });
    django.jQuery(form).on("change", "select", (event) => {
        if (!isByKey || event.target.matches(".admin-autocomplete")) {
            form.requestSubmit();
        }
    });
});

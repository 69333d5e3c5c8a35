/* A choice in the bar above a list is asked for at once; one that arrow keys pass by waits for Enter. Select2 tells
   jQuery of a choice, and nobody else. */
"use strict";
window.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form.filter-bar");
    if (!form) {
        return;
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

/* A choice in the bar above a list is asked for at once. Select2 tells jQuery of a choice, and nobody else. */
"use strict";
window.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form.filter-bar");
    if (!form) {
        return;
    }
    form.addEventListener("submit", () => {
        for (const field of form.elements) {
            field.disabled = field.name !== "" && field.value === "";
        }
    });
    django.jQuery(form).on("change", "select", () => form.requestSubmit());
});

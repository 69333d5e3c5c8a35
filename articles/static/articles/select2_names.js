/* Select2 shows a box of its own in place of a select, and gives it no name: it gets that of the select's label. */
"use strict";
(() => {
    const name = (select) => {
        const box = select.nextElementSibling?.querySelector(".select2-selection");
        const label = select.getAttribute("aria-label") ?? select.labels[0]?.textContent.trim().replace(/[:：]$/, "");
        if (box && label) {
            for (const part of [box, box.querySelector("[role=textbox], .select2-search__field")]) {
                part?.setAttribute("aria-label", label);
                part?.removeAttribute("aria-labelledby");
            }
        }
    };
    const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(name);
    window.addEventListener("DOMContentLoaded", () => window.django?.jQuery(nameAll)); // behind what makes the boxes
    document.addEventListener("formset:added", () => window.setTimeout(nameAll));
})();

/* The preview of a bulk act follows what is asked, and counts what is ticked. */
"use strict";
window.addEventListener("DOMContentLoaded", () => {
    const ask = document.getElementById("bulk-ask");
    const ticks = (row) => [...row.querySelectorAll("[name=row]")];
    let latest = 0;

    const count = () => {
        const total = document.querySelector("#bulk-apply .total");
        if (!total) {
            return;
        }
        let sum = Number(total.dataset.elsewhere);
        for (const row of document.querySelectorAll("#bulk-apply tbody tr")) {
            const whole = row.querySelector(".whole");
            const shown = row.querySelector(".ticked");
            const all = ticks(row);
            const ticked = all.filter((tick) => tick.checked).length;
            const number = whole.checked ? ticked + Number(shown.dataset.unshown) : 0;
            whole.indeterminate = whole.checked && ticked < all.length;
            row.classList.toggle("off", number === 0);
            shown.textContent = number;
            sum += number;
        }
        total.textContent = sum;
        total.closest("button").disabled = sum === 0;
    };
    const tick = (event) => {
        const row = event.target.closest("tr");
        if (event.target.matches(".whole")) {
            ticks(row).forEach((each) => {
                each.checked = event.target.checked;
            });
        } else if (row && event.target.checked) {
            row.querySelector(".whole").checked = true;
        } else if (row && !ticks(row).some((each) => each.checked)) {
            row.querySelector(".whole").checked = Number(row.querySelector(".ticked").dataset.unshown) > 0;
        }
        count();
    };
    const fold = () => {
        const operation = ask.querySelector("[name=operation]:checked")?.value;
        if (operation) {
            ask.querySelector(".for-bound")?.toggleAttribute("hidden", !["confirm", "reject"].includes(operation));
            ask.querySelector(".for-replacement").toggleAttribute("hidden", operation !== "replace");
        } else {
            ask.querySelector(".for-reason").toggleAttribute("hidden", ask.elements.status.value !== "excluded");
        }
    };
    const preview = async () => {
        fold();
        latest += 1;
        const mine = latest;
        document.getElementById("preview").setAttribute("aria-busy", "true");
        const answer = await fetch(ask.action, {method: "POST", body: new FormData(ask)});
        if (!answer.ok) {
            ask.submit();
            return;
        }
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (mine === latest) {
            document.getElementById("preview").replaceWith(page.getElementById("preview"));
            begin();
        }
    };
    const begin = () => {
        document.getElementById("bulk-apply")?.addEventListener("change", tick);
        count();
    };
    ask.querySelector("button.btn").hidden = true;
    django.jQuery(ask).on("change", "select, input", preview); // Select2 tells jQuery of a choice, and nobody else
    ask.addEventListener("submit", (event) => {
        event.preventDefault();
        preview();
    });
    fold();
    begin();
});
